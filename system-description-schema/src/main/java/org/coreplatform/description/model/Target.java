package org.coreplatform.description.model;

import java.util.Optional;
import org.coreplatform.sdk.abi.Limits;
import org.coreplatform.sdk.abi.PdAddressSpace;
import org.coreplatform.sdk.profile.BoardProfile;

/// What a system is checked for: the limits of a board, its kernel and the profile, as data.
///
/// @param name the board and, for Microkit, the configuration
/// @param architecture its instruction set
/// @param cores how many cores the kernel runs
/// @param channelIds how many ids a PD has for channels and interrupts
/// @param protectionDomains how many PDs a system may have
/// @param userTop end (exclusive) of the addresses of a PD
/// @param ipcBuffer address of the page below which stacks lie
/// @param features what the kernel was built with
/// @param hardware the Core Platform's board
/// @param memory where memory lies on Microkit's board, if that is known
public record Target(
        String name,
        Architecture architecture,
        int cores,
        int channelIds,
        int protectionDomains,
        long userTop,
        long ipcBuffer,
        KernelFeatures features,
        Optional<BoardProfile> hardware,
        Optional<MemoryMap> memory) {

    /// {@return the Core Platform on a board}
    public static Target of(BoardProfile board) {
        return new Target(
                board.name(),
                Architecture.RISCV64,
                board.cores(),
                Limits.CHANNELS,
                Limits.PROTECTION_DOMAINS,
                PdAddressSpace.USER_TOP,
                PdAddressSpace.IPC_BUFFER,
                new KernelFeatures(false, false, false, true),
                Optional.of(board),
                Optional.empty());
    }

    /// {@return the end (exclusive) of the addresses at which a PD may have maps}
    public long mapLimit(ProtectionDomain pd) {
        long stackBottom = ipcBuffer - MemoryRegion.SMALL_PAGE - pd.stackBytes();
        return pd.heapBytes() == 0
                ? stackBottom
                : stackBottom - MemoryRegion.SMALL_PAGE - pd.heapBytes();
    }
}
