package org.coreplatform.kernel.spec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Collects what does not hold.
final class Violations {
    private final List<String> found = new ArrayList<>();

    void require(boolean holds, String claim, Object about) {
        if (!holds) {
            found.add(claim + ": " + about);
        }
    }

    List<String> found() {
        return Collections.unmodifiableList(found);
    }
}
