import java.nio.charset.StandardCharsets;

public final class Texts {
    static final class Named {
        private final String name;

        Named(String name) {
            this.name = name;
        }

        @Override
        public String toString() {
            return "named " + name;
        }
    }

    private static String nothing() {
        return null;
    }

    public static String run() {
        boolean z = true;
        byte b = -3;
        char c = 'ü';
        short s = 1000;
        int i = 1 << 30;
        long l = Long.MIN_VALUE;
        float f = 1.1f;
        double d = 1e300;
        String t = nothing();
        Object o = new Named("n");
        char[] chars = {'a', 'b'};
        String out =
                "z" + z + "b" + b + "c" + c + "s" + s + "i" + i + "l" + l + "f" + f + "d" + d + "t"
                        + t + "o" + o;
        out += c;
        out += 1;
        out += null + "x";
        out += "" + c + i;
        String u = "Hello, Wörld";
        out +=
                u.indexOf('W')
                        + u.indexOf("l")
                        + u.indexOf("l", 4)
                        + u.lastIndexOf("l")
                        + u.lastIndexOf('l');
        out +=
                u.substring(3)
                        + u.substring(1, 4)
                        + u.toUpperCase()
                        + u.toLowerCase()
                        + u.contains("ör")
                        + u.startsWith("He");
        out +=
                u.startsWith("llo", 2)
                        + ""
                        + u.endsWith("ld")
                        + u.replace('l', 'L')
                        + u.replace("l", "<>")
                        + u.replace("", "-");
        out +=
                " x ".trim()
                        + " y ".strip()
                        + "ab".repeat(3)
                        + "a".concat("b")
                        + u.isBlank()
                        + "  ".isBlank()
                        + "".isEmpty();
        out +=
                u.compareTo("Help")
                        + u.compareToIgnoreCase("HELLO")
                        + ""
                        + u.equalsIgnoreCase("x")
                        + u.hashCode();
        out +=
                String.valueOf(chars)
                        + new String(chars)
                        + new String(chars, 1, 1)
                        + String.valueOf((Object) null);
        out +=
                String.join("-", "a", "b", null)
                        + new String(u.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        out += u.toCharArray().length + u.getBytes(StandardCharsets.UTF_8).length;
        StringBuilder sb = new StringBuilder(20);
        sb.append(chars)
                .append(1)
                .append(2L)
                .append('c')
                .append(1.5)
                .append(2.5f)
                .append(true)
                .append(o)
                .append((String) null);
        sb.append("abcdef", 1, 3)
                .append(chars, 0, 1)
                .insert(0, "start")
                .insert(1, 'X')
                .insert(2, 77)
                .reverse();
        sb.deleteCharAt(0).delete(1, 3).setCharAt(0, 'Q');
        sb.setLength(sb.length() - 2);
        sb.replace(0, 2, "RR");
        out +=
                sb.toString()
                        + sb.length()
                        + sb.charAt(3)
                        + sb.indexOf("c")
                        + sb.substring(4)
                        + new StringBuilder("x").append(sb);
        out +=
                Integer.parseInt("-12")
                        + Integer.parseInt("ff", 16)
                        + Long.parseLong("99")
                        + Double.parseDouble("2.5");
        out +=
                Integer.toHexString(-1)
                        + Integer.toString(255, 2)
                        + Long.toString(5)
                        + Double.toString(.1)
                        + Boolean.parseBoolean("true");
        try {
            Integer.parseInt("nope");
        } catch (NumberFormatException e) {
            out += e.getMessage();
        }
        Integer boxed = 1000;
        Object same = 1000;
        out +=
                boxed.equals(same)
                        + ""
                        + boxed.hashCode()
                        + boxed
                        + Character.valueOf('x')
                        + (Long) 5L;
        CharSequence cs = "seq";
        out += cs.length() + cs.toString() + cs.charAt(1);
        final String constant = "const";
        out += constant + 1 + 'c' + 2L + 1.0f + true;
        return out;
    }
}
