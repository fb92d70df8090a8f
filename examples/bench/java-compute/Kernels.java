/// Small programs of different shapes. Each has a result that depends on all of its work, and needs
/// nothing but the language, so that any JVM can run it too.
public final class Kernels {
    public static final int COUNT = 8;

    private Kernels() {}

    /// Runs a kernel; its result is the same each time.
    ///
    /// @param kernel 0 to [#COUNT] - 1
    public static long run(int kernel) {
        return switch (kernel) {
            case 0 -> sieve(500_000);
            case 1 -> hash(2_500);
            case 2 -> multiply(100);
            case 3 -> interpret(120_000);
            case 4 -> fibonacci(26);
            case 5 -> sort(20_000);
            case 6 -> walk(60_000);
            case 7 -> crc(400_000);
            default -> throw new IllegalArgumentException();
        };
    }

    /// Byte array, strides.
    private static int sieve(int limit) {
        boolean[] composite = new boolean[limit];
        int primes = 0;
        for (int i = 2; i < limit; i++) {
            if (composite[i]) {
                continue;
            }
            primes++;
            for (long j = (long) i * i; j < limit; j += i) {
                composite[(int) j] = true;
            }
        }
        return primes;
    }

    /// Arithmetic on words: the message schedule of SHA-256 and a mix of it.
    private static int hash(int rounds) {
        int[] words = new int[64];
        int hash = 0x6a09e667;
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < 16; i++) {
                words[i] = hash * (i + 1) + round;
            }
            for (int i = 16; i < 64; i++) {
                int a = words[i - 15];
                int b = words[i - 2];
                words[i] =
                        words[i - 16]
                                + (rotate(a, 7) ^ rotate(a, 18) ^ a >>> 3)
                                + words[i - 7]
                                + (rotate(b, 17) ^ rotate(b, 19) ^ b >>> 10);
            }
            for (int i = 0; i < 64; i++) {
                hash = rotate(hash, 5) + (words[i] ^ hash);
            }
        }
        return hash;
    }

    private static int rotate(int word, int bits) {
        return word >>> bits | word << (32 - bits);
    }

    /// Floating point in nested loops.
    private static long multiply(int size) {
        double[] a = new double[size * size];
        double[] b = new double[size * size];
        double[] product = new double[size * size];
        for (int i = 0; i < size * size; i++) {
            a[i] = i % 7;
            b[i] = i % 5;
        }
        for (int i = 0; i < size; i++) {
            for (int k = 0; k < size; k++) {
                double factor = a[i * size + k];
                for (int j = 0; j < size; j++) {
                    product[i * size + j] += factor * b[k * size + j];
                }
            }
        }
        double sum = 0;
        for (double each : product) {
            sum += each;
        }
        return (long) sum;
    }

    /// A switch in a loop: an interpreter of a small machine.
    private static int interpret(int turns) {
        byte[] program = {0, 1, 2, 3, 4, 2, 1, 5, 0, 6};
        int accumulator = 1;
        int left = turns;
        int at = 0;
        while (true) {
            switch (program[at++]) {
                case 0 -> accumulator += 3;
                case 1 -> accumulator ^= left;
                case 2 -> accumulator *= 5;
                case 3 -> accumulator -= 7;
                case 4 -> accumulator = rotate(accumulator, 1);
                case 5 -> accumulator = ~accumulator;
                default -> {
                    if (--left == 0) {
                        return accumulator;
                    }
                    at = 0;
                }
            }
        }
    }

    /// Calls.
    private static int fibonacci(int n) {
        return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2);
    }

    /// Branches that nobody can foretell: a heap sort.
    private static int sort(int length) {
        int[] values = new int[length];
        int seed = 1;
        for (int i = 0; i < length; i++) {
            seed = seed * 1_103_515_245 + 12_345;
            values[i] = seed >>> 8;
        }
        for (int i = length / 2 - 1; i >= 0; i--) {
            sink(values, i, length);
        }
        for (int end = length - 1; end > 0; end--) {
            int largest = values[0];
            values[0] = values[end];
            values[end] = largest;
            sink(values, 0, end);
        }
        int sum = 0;
        for (int i = 0; i < length; i++) {
            sum = sum * 31 + values[i];
        }
        return sum;
    }

    private static void sink(int[] heap, int from, int length) {
        int at = from;
        int value = heap[at];
        while (2 * at + 1 < length) {
            int child = 2 * at + 1;
            if (child + 1 < length && heap[child + 1] > heap[child]) {
                child++;
            }
            if (heap[child] <= value) {
                break;
            }
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = value;
    }

    private static final class Node {
        private final int key;
        private int count;
        private Node next;

        Node(int key, Node next) {
            this.key = key;
            this.next = next;
        }
    }

    /// Objects and references: a hash table of chains.
    private static int walk(int steps) {
        Node[] table = new Node[256];
        int seed = 12_345;
        for (int i = 0; i < steps; i++) {
            seed = seed * 1_103_515_245 + 12_345;
            int key = seed >>> 16 & 1023;
            Node node = table[key & 255];
            while (node != null && node.key != key) {
                node = node.next;
            }
            if (node == null) {
                node = new Node(key, table[key & 255]);
                table[key & 255] = node;
            }
            node.count += i;
        }
        int sum = 0;
        for (Node head : table) {
            for (Node node = head; node != null; node = node.next) {
                sum = sum * 31 + node.count;
            }
        }
        return sum;
    }

    /// A table and a chain of dependent loads.
    private static int crc(int length) {
        int[] table = new int[256];
        for (int i = 0; i < 256; i++) {
            int entry = i;
            for (int bit = 0; bit < 8; bit++) {
                entry = (entry & 1) == 0 ? entry >>> 1 : entry >>> 1 ^ 0xedb88320;
            }
            table[i] = entry;
        }
        int crc = -1;
        for (int i = 0; i < length; i++) {
            crc = crc >>> 8 ^ table[(crc ^ i) & 255];
        }
        return ~crc;
    }
}
