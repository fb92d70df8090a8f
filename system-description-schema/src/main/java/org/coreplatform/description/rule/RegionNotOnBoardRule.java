package org.coreplatform.description.rule;

import java.util.Optional;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.MemoryRegion;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;
import org.coreplatform.sdk.profile.BoardProfile;
import org.coreplatform.sdk.profile.DeviceProfile;

/// Rejects physical addresses at which the board has neither free memory nor a device for PDs.
final class RegionNotOnBoardRule implements Rule {
    static final RuleId ID = RuleId.of("memory_region.not-on-board");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public void check(SystemDescription system, Target target, DiagnosticSink sink) {
        if (target.hardware().isEmpty()) {
            return;
        }
        BoardProfile board = target.hardware().get();
        for (MemoryRegion region : system.memoryRegions()) {
            region.physicalAddress()
                    .filter(address -> address % MemoryRegion.SMALL_PAGE == 0)
                    .flatMap(address -> problem(region, address, board))
                    .ifPresent(sink::report);
        }
    }

    private static Optional<Diagnostic> problem(
            MemoryRegion region, long address, BoardProfile board) {
        long end = new Range<>(address, region.sizeBytes(), region).end();
        long free = board.dramBase() + board.firmwareBytes();
        if (address >= free && end <= board.dramEnd() && end >= address) {
            return Optional.empty();
        }
        if (address < board.dramEnd() && Long.compareUnsigned(end, board.dramBase()) > 0) {
            return Optional.of(
                    address >= board.dramBase() && address < free
                            ? reserved(region, board)
                            : beyondMemory(region, board));
        }
        Optional<DeviceProfile> device = board.deviceAt(address);
        if (device.isEmpty()) {
            return Optional.of(nothingThere(region, address, board));
        }
        DeviceProfile found = device.get();
        if (found.kernelOwned()) {
            return Optional.of(kernelOwned(region, found));
        }
        return end > found.base() + found.sizeBytes()
                ? Optional.of(beyondDevice(region, found))
                : Optional.empty();
    }

    private static Diagnostic at(MemoryRegion region, String message, String label) {
        return Diagnostic.error(ID, message, region.origin().at("phys_addr"), label);
    }

    private static Diagnostic reserved(MemoryRegion region, BoardProfile board) {
        return at(
                        region,
                        "`%s` lies in the memory of firmware and kernel".formatted(region.name()),
                        "reserved")
                .withNote(free(board))
                .withHelp("leave `phys_addr` out unless a device needs the address");
    }

    private static Diagnostic beyondMemory(MemoryRegion region, BoardProfile board) {
        return at(
                        region,
                        "`%s` does not fit into the memory of `%s`"
                                .formatted(region.name(), board.name()),
                        "%s from here".formatted(Quantity.size(region.sizeBytes())))
                .withNote(free(board));
    }

    private static Diagnostic nothingThere(MemoryRegion region, long address, BoardProfile board) {
        Diagnostic found =
                at(
                                region,
                                "`%s` has nothing at %s"
                                        .formatted(board.name(), Quantity.address(address)),
                                "neither memory nor a device")
                        .withNote(free(board));
        for (DeviceProfile device : board.devices()) {
            if (!device.kernelOwned()) {
                found = found.withNote(place(device));
            }
        }
        return found;
    }

    private static Diagnostic kernelOwned(MemoryRegion region, DeviceProfile device) {
        return at(
                        region,
                        "`%s` is device `%s`, which belongs to the kernel"
                                .formatted(region.name(), device.name()),
                        "no PD can have it")
                .withNote(place(device));
    }

    private static Diagnostic beyondDevice(MemoryRegion region, DeviceProfile device) {
        return at(
                        region,
                        "`%s` is larger than device `%s`".formatted(region.name(), device.name()),
                        "%s from here".formatted(Quantity.size(region.sizeBytes())))
                .withNote(place(device));
    }

    private static String free(BoardProfile board) {
        return "free memory is %s to %s"
                .formatted(
                        Quantity.address(board.dramBase() + board.firmwareBytes()),
                        Quantity.address(board.dramEnd()));
    }

    private static String place(DeviceProfile device) {
        return "device `%s` is %s to %s"
                .formatted(
                        device.name(),
                        Quantity.address(device.base()),
                        Quantity.address(device.base() + device.sizeBytes()));
    }
}
