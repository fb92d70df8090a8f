package org.coreplatform.kernel.pd;

import org.coreplatform.board.catalog.Board;
import org.coreplatform.board.core.Access;
import org.coreplatform.board.core.Core;
import org.coreplatform.board.core.TrapCause;
import org.coreplatform.board.core.TrapOutcome;
import org.coreplatform.board.core.UserContext;
import org.coreplatform.board.mmu.Mmu;
import org.coreplatform.sdk.abi.PdAddressSpace;
import org.coreplatform.sdk.image.ImageRefused;
import org.coreplatform.sdk.image.PdProgramCodec;
import org.jspecify.annotations.Nullable;

/// Fetches a program from the address space of the thread that is to run it.
final class ProgramReader {
    private final Board board;

    ProgramReader(Board board) {
        this.board = board;
    }

    /// {@return the program's bytes, null if a fetch faulted and the kernel switched away}
    ///
    /// @throws ImageRefused if there is no program
    byte @Nullable [] read(Core core, UserContext context) {
        byte[] header = fetch(core, context, PdProgramCodec.HEADER_BYTES);
        return header == null ? null : fetch(core, context, PdProgramCodec.length(header));
    }

    private byte @Nullable [] fetch(Core core, UserContext context, int length) {
        byte[] bytes = new byte[length];
        int done = 0;
        while (done < length) {
            long address = PdAddressSpace.PROGRAM_BASE + done;
            long physical = board.mmu(core.id()).translate(context, address, Access.FETCH);
            if (physical == Mmu.FAULT || !board.memory().contains(physical)) {
                if (fault(core, context, address) == TrapOutcome.SWITCH) {
                    return null;
                }
                continue;
            }
            int rest =
                    (int) (PdAddressSpace.PAGE_BYTES - (address & PdAddressSpace.PAGE_BYTES - 1));
            int part = Math.min(length - done, rest);
            board.memory().read(physical, bytes, done, part);
            done += part;
        }
        return bytes;
    }

    private static TrapOutcome fault(Core core, UserContext context, long address) {
        context.setFaultIp(context.nextIp());
        context.setPageFault(address, Access.FETCH);
        return JavaEngine.trap(core, context, TrapCause.PAGE_FAULT);
    }
}
