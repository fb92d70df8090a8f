package org.coreplatform.builder.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/// Makes large systems without mistakes, the same for the same numbers.
///
/// Channels connect PDs that are near each other; the one of lower priority may call the other.
/// Each region is mapped at both ends of a channel. Every program signals, calls, and writes to a
/// region.
///
/// @param protectionDomains how many PDs
/// @param regions how many memory regions, of 4 KiB to 64 KiB, each thirtieth one of 2 MiB
/// @param channels how many channels
record GeneratedSystem(int protectionDomains, int regions, int channels) {
    private static final int PRIORITIES = 255;
    private static final int IDS = 64;
    private static final int NEIGHBOURHOOD = 40;
    private static final long FIRST_ADDRESS = 0x1000_0000L;
    private static final long LARGE = 2 << 20;

    private record Pair(int from, int to) {
        int other(int pd) {
            return pd == from ? to : from;
        }

        boolean has(int pd) {
            return pd == from || pd == to;
        }
    }

    /// {@return the description's text in UTF-8}
    byte[] description() {
        List<Pair> pairs = pairs();
        StringBuilder text = new StringBuilder("<system>\n");
        for (int region = 0; region < regions; region++) {
            text.append(
                    "    <memory_region name=\"region%d\" size=\"0x%x\"/>\n"
                            .formatted(region, regionBytes(region)));
        }
        List<StringBuilder> maps = maps(pairs);
        for (int pd = 0; pd < protectionDomains; pd++) {
            text.append(
                    """
                        <protection_domain name="station%d" priority="%d" heap_size="0x10000">
                            <program_image path="%s"/>
                    %s    </protection_domain>
                    """
                            .formatted(pd, priority(pd), programFile(pd), maps.get(pd)));
        }
        addChannels(text, pairs);
        return text.append("</system>\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    String programFile(int pd) {
        return "Station%d.java".formatted(pd);
    }

    /// {@return the source of a PD's program}
    String program(int pd) {
        List<Pair> pairs = pairs();
        StringBuilder init = new StringBuilder();
        pairs.stream()
                .filter(pair -> pair.has(pd))
                .findFirst()
                .ifPresent(
                        pair -> init.append("        %s.signal();\n".formatted(channel(pd, pair))));
        pairs.stream()
                .filter(pair -> pair.has(pd) && mayCall(pd, pair))
                .findFirst()
                .ifPresent(
                        pair ->
                                init.append(
                                        "        sum += %s.call(Message.of(1, %d)).word(0);\n"
                                                .formatted(channel(pd, pair), pd)));
        return """
            import org.coreplatform.sdk.pd.Channel;
            import org.coreplatform.sdk.pd.DebugConsole;
            import org.coreplatform.sdk.pd.Message;
            import org.coreplatform.sdk.pd.ProtectionDomain;

            public final class Station%d extends ProtectionDomain {
                private long sum = %d;

                @Override
                protected void init() {
                    DebugConsole.println("ready");
            %s    }

                @Override
                protected void notified(Channel channel) {
                    sum += channel.id();
                }

                @Override
                protected Message protectedCall(Channel channel, Message request) {
                    sum += request.word(0);
                    return Message.of(0, sum);
                }
            }
            """
                .formatted(pd, pd, init);
    }

    private static String channel(int pd, Pair pair) {
        return "Station%dWiring.CHANNEL_STATION%d".formatted(pd, pair.other(pd));
    }

    private static int priority(int pd) {
        return pd % PRIORITIES;
    }

    private static boolean mayCall(int pd, Pair pair) {
        return priority(pd) < priority(pair.other(pd));
    }

    private static long regionBytes(int region) {
        return region % 30 == 29 ? LARGE : 0x1000L << region % 5;
    }

    private List<StringBuilder> maps(List<Pair> pairs) {
        List<StringBuilder> maps = new ArrayList<>();
        for (int pd = 0; pd < protectionDomains; pd++) {
            maps.add(new StringBuilder());
        }
        for (int region = 0; region < regions; region++) {
            Pair pair = pairs.get(region % pairs.size());
            String address = "0x%x".formatted(FIRST_ADDRESS + region * LARGE);
            maps.get(pair.from)
                    .append(
                            "        <map mr=\"region%d\" vaddr=\"%s\"/>\n"
                                    .formatted(region, address));
            maps.get(pair.to)
                    .append(
                            "        <map mr=\"region%d\" vaddr=\"%s\" perms=\"r\"/>\n"
                                    .formatted(region, address));
        }
        return maps;
    }

    /// {@return who is connected; the first pairs connect everybody}
    private List<Pair> pairs() {
        SplittableRandom random = new SplittableRandom(1);
        int[] used = new int[protectionDomains];
        Set<Long> taken = new TreeSet<>();
        List<Pair> pairs = new ArrayList<>();
        while (pairs.size() < channels) {
            boolean chain = pairs.size() < protectionDomains - 1;
            int from = chain ? pairs.size() : random.nextInt(protectionDomains);
            int reach = Math.min(protectionDomains - 1, NEIGHBOURHOOD);
            int to = (from + 1 + (chain ? 0 : random.nextInt(reach))) % protectionDomains;
            long key = (long) Math.min(from, to) * protectionDomains + Math.max(from, to);
            if (from != to && used[from] < IDS && used[to] < IDS && taken.add(key)) {
                used[from]++;
                used[to]++;
                pairs.add(new Pair(from, to));
            }
        }
        return pairs;
    }

    /// Ids follow the priorities of the peers: the highest one has id 0.
    private void addChannels(StringBuilder text, List<Pair> pairs) {
        List<List<Integer>> peers = new ArrayList<>();
        for (int pd = 0; pd < protectionDomains; pd++) {
            peers.add(new ArrayList<>());
        }
        for (Pair pair : pairs) {
            peers.get(pair.from).add(pair.to);
            peers.get(pair.to).add(pair.from);
        }
        Comparator<Integer> byPriority = Comparator.comparingInt(GeneratedSystem::priority);
        peers.forEach(each -> each.sort(byPriority.reversed()));
        for (Pair pair : pairs) {
            text.append(
                    "    <channel>%s%s</channel>\n"
                            .formatted(
                                    end(pair.from, pair, peers.get(pair.from)),
                                    end(pair.to, pair, peers.get(pair.to))));
        }
    }

    private static String end(int pd, Pair pair, List<Integer> peers) {
        return "<end pd=\"station%d\" id=\"%d\"%s/>"
                .formatted(
                        pd, peers.indexOf(pair.other(pd)), mayCall(pd, pair) ? " pp=\"true\"" : "");
    }
}
