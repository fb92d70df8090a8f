package org.coreplatform.builder.artefact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.coreplatform.sdk.abi.CapabilityRights;
import org.coreplatform.sdk.abi.ObjectType;
import org.coreplatform.sdk.abi.PdAddressSpace;
import org.coreplatform.sdk.image.AddressSpaceSpec;
import org.coreplatform.sdk.image.BootImage;
import org.coreplatform.sdk.image.CNodeSpec;
import org.coreplatform.sdk.image.CNodeSpec.CapabilitySpec;
import org.coreplatform.sdk.image.CNodeSpec.Target;
import org.coreplatform.sdk.image.ObjectSpec;
import org.coreplatform.sdk.image.PdSpec;
import org.coreplatform.sdk.image.SchedContextSpec;
import org.coreplatform.sdk.image.SystemSpec;
import org.coreplatform.sdk.image.ThreadSpec;
import org.junit.jupiter.api.Test;

/// An image can give any PD a capability to anything. Inspecting it tells the truth, in bounded
/// time.
final class HostileImageTest {
    private static final int PDS = 60;

    private final List<ObjectSpec> objects = new ArrayList<>();
    private final List<CNodeSpec> cnodes = new ArrayList<>();

    @Test
    void authorityThatTheImageDoesNotAdmitIsAWarning() {
        for (int pd = 0; pd < 2; pd++) {
            addPd(pd);
        }
        int victim = 5;
        cnodes.add(cnode(1, new CapabilitySpec(40, object(victim), CapabilityRights.ALL, 0)));
        Inspection inspection = Inspector.inspect(BootImage.of(spec(2), List.of()), "00");
        assertEquals(
                List.of("pd0 can control pd1, which its description does not say"),
                inspection.warnings());
        assertEquals(List.of("pd1"), inspection.domains().getFirst().controls());
        assertTrue(
                inspection.domains().getLast().mustTrust().stream()
                        .anyMatch(trust -> trust.reasons().contains("can stop and restart it")));
    }

    /// Sixty CNodes that all name each other span 2^64 addresses.
    @Test
    void cnodesThatNameEachOtherEndInAWarning() {
        for (int pd = 0; pd < PDS; pd++) {
            addPd(pd);
        }
        for (int pd = 0; pd < PDS; pd++) {
            List<CapabilitySpec> all = new ArrayList<>();
            for (int slot = 0; slot < PDS; slot++) {
                all.add(new CapabilitySpec(slot, object(slot * 5 + 1), CapabilityRights.ALL, 0));
            }
            cnodes.add(new CNodeSpec(pd * 5 + 1, all));
        }
        Inspection inspection =
                assertTimeoutPreemptively(
                        Duration.ofSeconds(20),
                        () -> Inspector.inspect(BootImage.of(spec(PDS), List.of()), "00"));
        assertEquals(PDS, inspection.warnings().size());
        String text = Reports.inspectionText(inspection);
        assertTrue(text.contains("pd0 holds more capabilities than were looked at"));
    }

    private void addPd(int pd) {
        String name = "pd" + pd;
        add("tcb_" + name, ObjectType.TCB, 0);
        add("cnode_" + name, ObjectType.CNODE, 6);
        add("pgd_" + name, ObjectType.PAGE_TABLE, 0);
        add("sc_" + name, ObjectType.SCHED_CONTEXT, 8);
        add("frame_ipcbuf_" + name, ObjectType.PAGE, 0);
    }

    private void add(String name, ObjectType type, int userBits) {
        int number = objects.size();
        objects.add(
                new ObjectSpec(name, type, userBits, 0x8040_0000L + number * 0x1000L, 64 + number));
    }

    private static CNodeSpec cnode(int object, CapabilitySpec capability) {
        return new CNodeSpec(object, List.of(capability));
    }

    private static Target object(int number) {
        return new Target.KernelObject(number);
    }

    private SystemSpec spec(int pds) {
        List<ThreadSpec> threads = new ArrayList<>();
        List<SchedContextSpec> contexts = new ArrayList<>();
        List<AddressSpaceSpec> spaces = new ArrayList<>();
        List<PdSpec> specs = new ArrayList<>();
        for (int pd = 0; pd < pds; pd++) {
            int first = pd * 5;
            threads.add(thread("pd" + pd, first));
            contexts.add(new SchedContextSpec(first + 3, 100, 1000, 0, 0));
            spaces.add(new AddressSpaceSpec(first + 2, List.of(), List.of()));
            specs.add(pd("pd" + pd, pd));
        }
        return new SystemSpec(
                "qemu_virt_riscv64",
                64 << 20,
                "core-platform",
                12,
                0,
                objects,
                List.of(),
                List.of(),
                spaces,
                contexts,
                threads,
                cnodes,
                specs,
                List.of(),
                Optional.empty());
    }

    private static ThreadSpec thread(String name, int first) {
        return new ThreadSpec(
                first,
                name,
                first + 1,
                first + 2,
                first + 4,
                PdAddressSpace.IPC_BUFFER,
                first + 3,
                SystemSpec.NONE,
                SystemSpec.NONE,
                0,
                100,
                PdAddressSpace.PROGRAM_BASE,
                PdAddressSpace.STACK_TOP);
    }

    private static PdSpec pd(String name, int thread) {
        return new PdSpec(
                name,
                thread,
                SystemSpec.NONE,
                0,
                false,
                0x2000,
                0,
                List.of(),
                List.of(),
                List.of());
    }
}
