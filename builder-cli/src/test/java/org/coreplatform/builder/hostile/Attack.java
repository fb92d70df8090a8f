package org.coreplatform.builder.hostile;

import java.util.List;

/// What a hostile protection domain does.
///
/// @param name in words
/// @param when where its code is
/// @param statements the code, of a method
/// @param ending words of the fault that ends it, empty if nothing does
record Attack(String name, When when, String statements, String ending) {
    /// Where the code is.
    enum When {
        INIT,
        IN_A_CALL
    }

    private static Attack ends(String name, String statements, String ending) {
        return new Attack(name, When.INIT, statements, ending);
    }

    private static Attack lasts(String name, String statements) {
        return new Attack(name, When.INIT, statements, "");
    }

    private static Attack inACall(String name, String statements) {
        return new Attack(name, When.IN_A_CALL, statements, "");
    }

    private static final String HEAP = "heap_size";
    private static final String DEEP = "calls are nested deeper";

    /// All of them; those in calls are last.
    static final List<Attack> ALL =
            List.of(
                    // Ends by itself.
                    ends("throws", "throw new IllegalStateException(\"enough\");", "enough"),
                    ends("throws an error", "throw new Error(\"enough\");", "enough"),
                    ends(
                            "hides what it throws",
                            """
                            class Hidden extends RuntimeException {
                                public String getMessage() { return getMessage(); }
                            }
                            throw new Hidden();
                            """,
                            DEEP),
                    ends(
                            "throws in an initialiser",
                            """
                            class Broken { static int value = 1 / Integer.parseInt("0"); }
                            int value = Broken.value;
                            """,
                            "by zero"),
                    ends(
                            "recurses for ever",
                            "class R { int deep(int n) { return deep(n + 1) + 1; } } new R().deep(0);",
                            DEEP),
                    ends(
                            "recurses whenever it has recursed too deep",
                            """
                            class R {
                                void deep() { try { deep(); } catch (Throwable t) { deep(); } }
                            }
                            new R().deep();
                            """,
                            DEEP),
                    ends(
                            "allocates for ever",
                            """
                            class Node { Node next; }
                            Node list = null;
                            while (true) { Node n = new Node(); n.next = list; list = n; }
                            """,
                            HEAP),
                    ends("allocates too much", "long[] all = new long[Integer.MAX_VALUE];", HEAP),
                    ends(
                            "allocates too much in two dimensions",
                            "long[][] all = new long[Integer.MAX_VALUE][Integer.MAX_VALUE];",
                            HEAP),
                    ends(
                            "doubles a text",
                            "String text = \"x\"; while (true) { text = text + text; }",
                            "a text has at most 65535 characters"),
                    ends(
                            "loads beyond its region",
                            "AttackerWiring.REGION_OWN.getLong(0x1000);",
                            "load where nothing is mapped"),
                    ends(
                            "loads before its region",
                            "AttackerWiring.REGION_OWN.getByte(-1);",
                            "load where nothing is mapped"),
                    ends(
                            "stores to what it may only read",
                            "AttackerWiring.REGION_CONSTANTS.putInt(0, 1);",
                            "store"),
                    ends(
                            "stores to a device that it may only read",
                            "AttackerWiring.REGION_SENSOR_REGISTERS.putInt(8, 1);",
                            "store"),
                    ends(
                            "makes up a region over the kernel's memory",
                            "new MemoryRegion(0x80000000L, 0x1000, \"rw\").putLong(0, -1);",
                            "store where nothing is mapped"),
                    ends(
                            "makes up a region over its own program",
                            "new MemoryRegion(0x200000, 0x1000, \"rw\").putLong(0, -1);",
                            "store"),
                    ends(
                            "copies out of bounds",
                            "AttackerWiring.REGION_OWN.read(0, new byte[0x3000], 0, 0x3000);",
                            "load where nothing is mapped"),
                    ends(
                            "calls a channel that it may only signal",
                            "AttackerWiring.CHANNEL_VICTIM.call(Message.of(0));",
                            "does not let this end call"),
                    ends(
                            "makes up a channel",
                            "new Channel(40).call(Message.of(0));",
                            "does not let this end call"),
                    ends(
                            "sends more words than there may be",
                            "AttackerWiring.CHANNEL_SERVER.call(Message.of(0, new long[17]));",
                            "words"),
                    ends("fails an assertion", "throw new AssertionError(1);", "AssertionError: 1"),
                    ends(
                            "signals a made-up channel",
                            "new Channel(41).signal();",
                            "does not let this end notify"),
                    ends(
                            "acknowledges a made-up interrupt",
                            "new Interrupt(9).acknowledge();",
                            "does not give this PD the interrupt"),
                    ends("stops a made-up child", "new Child(3).stop();", "child"),
                    ends(
                            "fills its heap again and again",
                            """
                            while (true) { try { byte[] b = new byte[1000]; } catch (Throwable t) {} }
                            """,
                            HEAP),
                    // Lasts.
                    lasts("loops", "while (true) {}"),
                    lasts(
                            "recurses and returns",
                            """
                            class Tree {
                                int grow(int depth) {
                                    return depth == 0 ? 1 : grow(depth - 1) + grow(depth - 1);
                                }
                            }
                            new Tree().grow(60);
                            """),
                    lasts(
                            "copies for ever",
                            """
                            byte[] bytes = new byte[50_000];
                            while (true) { System.arraycopy(bytes, 0, bytes, 1, 49_999); }
                            """),
                    lasts(
                            "searches long texts",
                            """
                            String text = "a".repeat(16_000);
                            String end = "a".repeat(8_000) + "b";
                            while (text.indexOf(end) < 0) {}
                            """),
                    lasts(
                            "loops in a class initialiser",
                            """
                            class Slow {
                                static int value = spin();
                                static int spin() { while (true) {} }
                            }
                            int value = Slow.value;
                            """),
                    lasts(
                            "loops in an exception handler",
                            """
                            while (true) {
                                try { Integer.parseInt("x"); } catch (RuntimeException e) {}
                            }
                            """),
                    lasts(
                            "loops in finally",
                            "try { Integer.parseInt(\"x\"); } finally { while (true) {} }"),
                    lasts(
                            "never lets go of an exception",
                            """
                            Error error = new Error();
                            while (true) {
                                try { throw error; } finally { continue; }
                            }
                            """),
                    lasts(
                            "catches everything",
                            """
                            while (true) {
                                try { Object o = null; o.hashCode(); } catch (Throwable t) {}
                            }
                            """),
                    lasts(
                            "compares structures that share",
                            """
                            record Pair(Object left, Object right) {}
                            Object deep = 1;
                            for (int i = 0; i < 30; i++) { deep = new Pair(deep, deep); }
                            deep.hashCode();
                            """),
                    lasts(
                            "sorts without a decision",
                            """
                            Integer[] two = {1, 2};
                            java.util.Arrays.sort(two, (x, y) -> { while (true) {} });
                            """),
                    lasts(
                            "floods with signals",
                            "while (true) { AttackerWiring.CHANNEL_VICTIM.signal(); }"),
                    lasts(
                            "floods with signals to a client",
                            "while (true) { AttackerWiring.CHANNEL_CLIENT.signal(); }"),
                    lasts(
                            "floods with calls",
                            """
                            Message words = Message.of(0, new long[16]);
                            while (true) { AttackerWiring.CHANNEL_SERVER.call(words); }
                            """),
                    lasts(
                            "floods the console",
                            "while (true) { DebugConsole.println(\"noise\"); }"),
                    lasts(
                            "floods a device",
                            """
                            DeviceRegisters sensors =
                                    new DeviceRegisters(AttackerWiring.REGION_SENSOR_REGISTERS);
                            while (true) { sensors.read(0); }
                            """),
                    lasts("reads the time", "while (true) { TimeStamp.ticks(); }"),
                    // While somebody waits for its answer.
                    inACall("never replies", "while (true) {}"),
                    inACall(
                            "replies late",
                            "long end = TimeStamp.micros() + 20_000; while (TimeStamp.micros() < end) {}"),
                    inACall(
                            "signals whoever waits for it",
                            "while (true) { AttackerWiring.CHANNEL_CLIENT.signal(); }"),
                    new Attack(
                            "throws instead of replying",
                            When.IN_A_CALL,
                            "throw new IllegalStateException(\"no answer\");",
                            "no answer"));
}
