package org.coreplatform.kernel.pd.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.coreplatform.sdk.image.PdProgram.ProgramClass;
import org.junit.jupiter.api.Test;

/// What the host would answer differently each time.
final class HostTest {
    private static final String PROGRAM =
            """
            public final class Host {
                enum Color { RED, GREEN { } }
                interface Task { void run(); }
                static class Own {}
                static class Twice extends Own {
                    @Override public int hashCode() { return super.hashCode() * 2; }
                    @Override public String toString() { return "<" + super.toString() + ">"; }
                    @Override public boolean equals(Object o) { return super.equals(o); }
                }
                static class Problem extends RuntimeException {
                    Problem(String message) { super(message); }
                }
                record Pair(Object a, Object b) {}

                public static String run() {
                    StringBuilder out = new StringBuilder();
                    Own own = new Own();
                    Object[] all = {
                        own, own, new Twice(), Color.RED, Color.GREEN, new int[3], new String[0],
                        (Task) () -> {}, new Problem("p"), new StringBuilder("b"), 'c', 2.5, "text",
                        new Pair(own, Color.RED), new ArithmeticException("a")
                    };
                    for (Object each : all) {
                        out.append(each.hashCode()).append(' ').append(each).append('\\n');
                    }
                    out.append(all[2].equals(all[2])).append(all[2].equals(own)).append('\\n');
                    Throwable[] raised = new Throwable[6];
                    try { ((String) null).length(); } catch (RuntimeException e) { raised[0] = e; }
                    try { Object o = (Integer) all[0]; } catch (RuntimeException e) { raised[1] = e; }
                    try { all[6] = ((Object[]) new String[1])[0] = own; }
                    catch (RuntimeException e) { raised[2] = e; }
                    try { out.append(1 / (out.length() * 0)); } catch (RuntimeException e) { raised[3] = e; }
                    try { out.append(new int[2][-1].length); } catch (RuntimeException e) { raised[4] = e; }
                    try { out.append("abc".charAt(3)); } catch (RuntimeException e) { raised[5] = e; }
                    for (Throwable t : raised) {
                        out.append(t.getMessage()).append(" | ").append(t).append('\\n');
                        out.append(new RuntimeException(t).getMessage()).append('\\n');
                    }
                    return out.toString();
                }
            }
            """;

    @Test
    void neverShowsThrough() {
        List<ProgramClass> classes = JavaCompilation.compile("Host.java", PROGRAM);
        assertEquals(List.of(), LanguageProfile.check(classes));
        String first = TestRun.regenerated(classes).call("Host", "run");
        GoldenFile.expect("host.expected", first);
        System.identityHashCode(new Object());
        assertEquals(first, TestRun.regenerated(classes).call("Host", "run"));
    }
}
