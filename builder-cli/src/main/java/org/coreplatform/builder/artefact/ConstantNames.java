package org.coreplatform.builder.artefact;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.SystemDescription;

/// Makes Java names of the description's names. Each object keeps the names of one class apart.
final class ConstantNames {
    private static final String CLASS_SUFFIX = "Wiring";

    private final Set<String> taken = new HashSet<>();

    /// {@return the name of a PD's class of constants; PDs whose names differ only in their
    /// punctuation are numbered}
    static String classOf(ProtectionDomain pd, SystemDescription system) {
        ConstantNames names = new ConstantNames();
        String name = "";
        for (ProtectionDomain other : system.protectionDomains().subList(0, pd.index() + 1)) {
            name = names.unused(camel(other.name()), "");
        }
        return name + CLASS_SUFFIX;
    }

    /// {@return a constant's name in upper snake case, numbered if it is taken}
    String constant(String name) {
        return unused(snake(name), "_");
    }

    private String unused(String name, String separator) {
        String unused = name;
        for (int number = 2; !taken.add(unused); number++) {
            unused = name + separator + number;
        }
        return unused;
    }

    /// `dose_controller`, `dose-controller` and `doseController` become `DoseController`.
    private static String camel(String name) {
        StringBuilder camel = new StringBuilder();
        boolean startsWord = true;
        for (int c : name.codePoints().toArray()) {
            if (Character.isLetterOrDigit(c)) {
                camel.appendCodePoint(startsWord ? Character.toUpperCase(c) : c);
            }
            startsWord = !Character.isLetterOrDigit(c);
        }
        return identifier(camel.toString(), "Pd");
    }

    /// `alarmChannel`, `alarm-channel` and `alarm_channel` become `ALARM_CHANNEL`.
    private static String snake(String name) {
        StringBuilder snake = new StringBuilder();
        boolean endsWord = false;
        for (int c : name.codePoints().toArray()) {
            if (endsWord && Character.isUpperCase(c)) {
                snake.append('_');
            }
            snake.appendCodePoint(Character.isLetterOrDigit(c) ? c : '_');
            endsWord = Character.isLowerCase(c) || Character.isDigit(c);
        }
        return identifier(snake.toString().toUpperCase(Locale.ROOT), "N_");
    }

    private static String identifier(String name, String prefix) {
        boolean isName =
                !name.isEmpty()
                        && !name.equals("_")
                        && Character.isJavaIdentifierStart(name.codePointAt(0));
        return isName ? name : prefix + name;
    }
}
