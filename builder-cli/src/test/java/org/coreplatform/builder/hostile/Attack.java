package org.coreplatform.builder.hostile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What a hostile protection domain does.
///
/// @param name in words
/// @param when where it does so
/// @param body of a class whose `init` does it
/// @param ending words of the fault that ends it, empty if nothing does
record Attack(String name, When when, String body, String ending) {
    /// What programs can do alone: the kernel's tests know these attacks, too.
    private static final Path TABLE =
            Path.of("../kernel-runtime/src/test/resources/org/coreplatform/kernel/pd/attacks.txt");

    /// Where the code is.
    enum When {
        NOTIFIED,
        IN_A_CALL
    }

    private static Attack ends(String name, String statements, String ending) {
        return new Attack(name, When.NOTIFIED, init(statements), ending);
    }

    private static Attack lasts(String name, String statements) {
        return new Attack(name, When.NOTIFIED, init(statements), "");
    }

    private static Attack inACall(String name, String statements, String ending) {
        return new Attack(name, When.IN_A_CALL, init(statements), ending);
    }

    private static String init(String statements) {
        return "protected void init() {\n" + statements + "\n}\n";
    }

    /// {@return all of them; those in calls are last}
    static List<Attack> all() throws IOException {
        List<Attack> all = new ArrayList<>();
        for (Map.Entry<String, String> each : Sections.of(TABLE).entrySet()) {
            String[] words = each.getKey().split(" => ", 2);
            String ending = words.length == 1 ? "" : words[1];
            all.add(new Attack(words[0], When.NOTIFIED, each.getValue(), ending));
        }
        all.addAll(WITH_A_SYSTEM);
        return all;
    }

    /// They need somebody or something around the program.
    private static final List<Attack> WITH_A_SYSTEM =
            List.of(
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
                    ends(
                            "signals a made-up channel",
                            "new Channel(41).signal();",
                            "does not let this end notify"),
                    ends(
                            "acknowledges a made-up interrupt",
                            "new Interrupt(9).acknowledge();",
                            "does not give this PD the interrupt"),
                    ends("stops a made-up child", "new Child(3).stop();", "child"),
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
                    inACall("never replies", "while (true) {}", ""),
                    inACall(
                            "replies late",
                            "long end = TimeStamp.micros() + 20_000; while (TimeStamp.micros() < end) {}",
                            ""),
                    inACall(
                            "signals whoever waits for it",
                            "while (true) { AttackerWiring.CHANNEL_CLIENT.signal(); }",
                            ""),
                    inACall(
                            "throws instead of replying",
                            "throw new IllegalStateException(\"no answer\");",
                            "no answer"));
}
