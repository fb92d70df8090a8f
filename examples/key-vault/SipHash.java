/// SipHash-2-4 by Aumasson and Bernstein: a short keyed hash of a message.
final class SipHash {
    private long v0;
    private long v1;
    private long v2;
    private long v3;

    private SipHash(long key0, long key1) {
        v0 = key0 ^ 0x736f_6d65_7073_6575L;
        v1 = key1 ^ 0x646f_7261_6e64_6f6dL;
        v2 = key0 ^ 0x6c79_6765_6e65_7261L;
        v3 = key1 ^ 0x7465_6462_7974_6573L;
    }

    static long of(long key0, long key1, byte[] message) {
        SipHash hash = new SipHash(key0, key1);
        int whole = message.length / 8 * 8;
        for (int i = 0; i < whole; i += 8) {
            hash.absorb(word(message, i, 8));
        }
        long last = word(message, whole, message.length - whole);
        hash.absorb(last | (long) message.length << 56);
        return hash.finish();
    }

    private void absorb(long word) {
        v3 ^= word;
        round();
        round();
        v0 ^= word;
    }

    private long finish() {
        v2 ^= 0xff;
        for (int i = 0; i < 4; i++) {
            round();
        }
        return v0 ^ v1 ^ v2 ^ v3;
    }

    private void round() {
        v0 += v1;
        v1 = Long.rotateLeft(v1, 13) ^ v0;
        v0 = Long.rotateLeft(v0, 32);
        v2 += v3;
        v3 = Long.rotateLeft(v3, 16) ^ v2;
        v0 += v3;
        v3 = Long.rotateLeft(v3, 21) ^ v0;
        v2 += v1;
        v1 = Long.rotateLeft(v1, 17) ^ v2;
        v2 = Long.rotateLeft(v2, 32);
    }

    /// {@return up to eight bytes as a little-endian word}
    private static long word(byte[] bytes, int start, int length) {
        long word = 0;
        for (int i = 0; i < length; i++) {
            word |= (bytes[start + i] & 0xffL) << 8 * i;
        }
        return word;
    }
}
