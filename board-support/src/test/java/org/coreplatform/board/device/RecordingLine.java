package org.coreplatform.board.device;

import org.coreplatform.board.irq.InterruptLine;

/// An interrupt line that leads nowhere and remembers.
final class RecordingLine implements InterruptLine {
    private boolean isAsserted;
    private int rises;

    @Override
    public void drive(boolean asserted) {
        rises += asserted && !isAsserted ? 1 : 0;
        isAsserted = asserted;
    }

    boolean isAsserted() {
        return isAsserted;
    }

    int rises() {
        return rises;
    }
}
