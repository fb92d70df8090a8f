package org.coreplatform.kernel.pd.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class LanguageProfileTest {

    @Test
    void theSdkKeepsToTheLanguageThatItIsFor() {
        assertEquals(List.of(), LanguageProfile.check(JavaCompilation.sdk()));
    }

    @Test
    void namesClassMethodAndLineOfWhatIsNotAllowed() {
        String source =
                """
                package pump;

                final class Dose {
                    private final java.util.ArrayList<String> names = new java.util.ArrayList<>();

                    void administer() {
                        Runnable r = () -> names.add("x");
                        r.run();
                    }
                }
                """;
        assertEquals(
                """
                pump.Dose: `java.util.ArrayList` is not in the language profile of protection \
                domains; use arrays, `org.coreplatform.sdk.pd.IntList` or \
                `org.coreplatform.sdk.pd.LongRing`
                pump.Dose.constructor:4: `java.util.ArrayList` is not in the language profile of \
                protection domains; use arrays, `org.coreplatform.sdk.pd.IntList` or \
                `org.coreplatform.sdk.pd.LongRing`
                pump.Dose.administer:7: `java.util.ArrayList.add` is not in the language profile of \
                protection domains; use arrays, `org.coreplatform.sdk.pd.IntList` or \
                `org.coreplatform.sdk.pd.LongRing`
                """,
                check(source));
    }

    private static String check(String source) {
        StringBuilder lines = new StringBuilder();
        for (Violation each : LanguageProfile.check(JavaCompilation.compile("Dose.java", source))) {
            lines.append(each).append('\n');
        }
        return lines.toString();
    }
}
