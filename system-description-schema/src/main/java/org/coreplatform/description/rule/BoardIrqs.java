package org.coreplatform.description.rule;

import java.util.Optional;
import org.coreplatform.description.model.Interrupt;
import org.coreplatform.sdk.profile.BoardProfile;
import org.coreplatform.sdk.profile.DeviceProfile;

/// Who raises the interrupts of a board.
final class BoardIrqs {
    private BoardIrqs() {}

    /// {@return the device that raises an interrupt}
    static Optional<DeviceProfile> device(BoardProfile board, Interrupt interrupt) {
        boolean exists = interrupt.irq() >= 1 && interrupt.irq() <= board.maxIrq();
        return exists ? board.deviceWithIrq((int) interrupt.irq()) : Optional.empty();
    }
}
