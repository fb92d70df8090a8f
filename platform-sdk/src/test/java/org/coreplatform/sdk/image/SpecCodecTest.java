package org.coreplatform.sdk.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.coreplatform.sdk.abi.ObjectType;
import org.coreplatform.sdk.abi.PdAddressSpace;
import org.coreplatform.sdk.image.AddressSpaceSpec.FrameMapping;
import org.coreplatform.sdk.image.CNodeSpec.CapabilitySpec;
import org.coreplatform.sdk.image.CNodeSpec.Target;
import org.junit.jupiter.api.Test;

/// What a crafted system is refused for: the image's author can write anything into the note.
final class SpecCodecTest {
    private static final int PROGRAM = 0;
    private static final int ROOT_TABLE = 1;
    private static final int TABLE = 2;
    private static final int CNODE = 4;

    @Test
    void comesBackAsItWas() {
        SystemSpec spec = SmallImage.spec();
        assertEquals(spec, SpecCodec.decode(SpecCodec.encode(spec)));
    }

    @Test
    void refusesObjectsInOnePlace() {
        refused("cnode_pump overlaps tcb_pump", objects(o -> at(o, "cnode_pump", 0x8024_6400L)));
    }

    @Test
    void refusesObjectsInOneSlot() {
        refused("shares slot 64", objects(o -> inSlot(o, "pmd_pump_0000", 64)));
    }

    @Test
    void refusesSlotsOutsideTheRootCNode() {
        refused("outside the root CNode", objects(o -> inSlot(o, "ntfn_pump", 4096)));
    }

    @Test
    void refusesMisalignedObjects() {
        refused("not aligned", objects(o -> at(o, "tcb_pump", 0x8024_6010L)));
    }

    @Test
    void refusesAddressesThatNoMachineHas() {
        refused("out of range", objects(o -> at(o, "tcb_pump", -2048)));
        refused("out of range", objects(o -> at(o, "tcb_pump", 1L << 60)));
    }

    @Test
    void refusesObjectsThatNothingMakes() {
        SystemSpec spec = SmallImage.spec();
        refused(
                "nothing makes ntfn_pump",
                retypes(spec, spec.retypes().subList(0, spec.retypes().size() - 1)));
    }

    @Test
    void refusesObjectsMadeTwice() {
        SystemSpec spec = SmallImage.spec();
        List<RetypeStep> twice = new ArrayList<>(spec.retypes());
        twice.add(twice.getLast());
        refused("slot 69 is filled twice", retypes(spec, twice));
    }

    @Test
    void refusesObjectsMadeAsSomethingElse() {
        refused(
                "tcb_pump is made as a TCB",
                objects(
                        o ->
                                o.name().equals("tcb_pump")
                                        ? new ObjectSpec(
                                                o.name(),
                                                ObjectType.UNTYPED,
                                                11,
                                                o.physicalAddress(),
                                                o.slot())
                                        : o),
                "a thread is tcb_pump, which is not a TCB");
    }

    @Test
    void refusesMappingsOfWhatIsNotAFrame() {
        refused("is mapped but is not a frame", mapped(new FrameMapping(3, 0x1000, 3, false)));
    }

    @Test
    void refusesMappingsOutsideUserMemory() {
        refused(
                "where no frame",
                mapped(new FrameMapping(PROGRAM, PdAddressSpace.USER_TOP, 3, false)));
    }

    @Test
    void refusesTwoFramesAtOneAddress() {
        refused(
                "two frames are mapped at 0x200000 of pgd_pump",
                mapped(new FrameMapping(PROGRAM, PdAddressSpace.PROGRAM_BASE, 3, false)));
    }

    @Test
    void refusesTablesSetUpTwice() {
        SystemSpec spec = SmallImage.spec();
        AddressSpaceSpec space = spec.addressSpaces().getFirst();
        refused(
                "pmd_pump_0000 is set up twice",
                addressSpaces(
                        spec, List.of(space, new AddressSpaceSpec(TABLE, List.of(), List.of()))));
        assertEquals(ROOT_TABLE, space.rootTable());
    }

    @Test
    void refusesCapabilitiesOutOfOrderAndOutsideTheirCNode() {
        CapabilitySpec capability = new CapabilitySpec(5, new Target.KernelObject(3), 15, 0);
        CapabilitySpec outside = new CapabilitySpec(32, new Target.KernelObject(3), 15, 0);
        refused("ascending", capabilities(List.of(capability, capability)));
        refused("a capability's slot is 32", capabilities(List.of(outside)));
    }

    @Test
    void refusesCapabilitiesToNothing() {
        refused(
                "a capability's object is 7",
                capabilities(List.of(new CapabilitySpec(1, new Target.KernelObject(7), 15, 0))));
        refused(
                "an interrupt handler is 1",
                capabilities(List.of(new CapabilitySpec(1, new Target.IrqHandler(1), 15, 0))));
    }

    @Test
    void refusesBudgetsThatTheKernelWould() {
        SystemSpec spec = SmallImage.spec();
        refused("a budget of 1 µs", time(spec, new SchedContextSpec(5, 1, 1000, 0, 0)));
        refused("a budget of 2000 µs", time(spec, new SchedContextSpec(5, 2000, 1000, 0, 0)));
        refused("a period", time(spec, new SchedContextSpec(5, 2000, Long.MAX_VALUE, 0, 0)));
    }

    @Test
    void refusesControlCharactersInNames() {
        refused(
                "control character",
                objects(
                        o ->
                                new ObjectSpec(
                                        o.name() + "\033[2J",
                                        o.type(),
                                        o.userBits(),
                                        o.physicalAddress(),
                                        o.slot())));
    }

    @Test
    void refusesCountsThatTheFileCannotHold() {
        byte[] bytes = new byte[32];
        FieldWriter out = new FieldWriter();
        out.string("tiny").number(1 << 24).string("p").number(12).number(0).number(200_000);
        System.arraycopy(out.toByteArray(), 0, bytes, 0, out.size());
        ImageRefused refused = assertThrows(ImageRefused.class, () -> SpecCodec.decode(bytes));
        assertTrue(refused.what().startsWith("the number of objects is 200000, but"));
    }

    @Test
    void namesThatGrowByOneAreRefusedBeforeTheyFillTheMemory() {
        FieldWriter out = new FieldWriter();
        out.string("tiny").number(1 << 24).string("p").number(20).number(0).number(200_000);
        String name = "n".repeat(1000);
        out.number(0).string(name).u8(4).number(0).signed(0).signed(100);
        for (int i = 1; i < 200_000; i++) {
            out.number(1000 - (i > 1 ? 0 : 1)).string("").u8(4).number(0).signed(0).signed(0);
        }
        byte[] bytes = out.toByteArray();
        assertThrows(ImageRefused.class, () -> SpecCodec.decode(bytes));
    }

    @Test
    void changedBytesAreRefusedOrTheOneEncodingOfAnotherSystem() {
        byte[] good = SpecCodec.encode(SmallImage.spec());
        SplittableRandom random = new SplittableRandom(5);
        for (int round = 0; round < 50_000; round++) {
            byte[] changed = good.clone();
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                changed[random.nextInt(good.length)] = (byte) random.nextInt();
            }
            try {
                SystemSpec spec = SpecCodec.decode(changed);
                assertArrayEquals(changed, SpecCodec.encode(spec), "seed 5, round " + round);
            } catch (ImageRefused refused) {
                assertTrue(refused.offset() <= good.length, "seed 5, round " + round);
            }
        }
    }

    private static void refused(String what, SystemSpec spec, String... orWhat) {
        byte[] bytes = SpecCodec.encode(spec);
        ImageRefused refused = assertThrows(ImageRefused.class, () -> SpecCodec.decode(bytes));
        boolean expected = refused.what().contains(what);
        for (String other : orWhat) {
            expected |= refused.what().contains(other);
        }
        assertTrue(expected, refused.what());
    }

    private static ObjectSpec at(ObjectSpec object, String name, long address) {
        return object.name().equals(name)
                ? new ObjectSpec(name, object.type(), object.userBits(), address, object.slot())
                : object;
    }

    private static ObjectSpec inSlot(ObjectSpec object, String name, int slot) {
        return object.name().equals(name)
                ? new ObjectSpec(
                        name, object.type(), object.userBits(), object.physicalAddress(), slot)
                : object;
    }

    private static SystemSpec objects(UnaryOperator<ObjectSpec> change) {
        SystemSpec spec = SmallImage.spec();
        return copy(
                spec,
                spec.objects().stream().map(change).toList(),
                spec.retypes(),
                spec.addressSpaces(),
                spec.schedContexts(),
                spec.cnodes());
    }

    private static SystemSpec retypes(SystemSpec spec, List<RetypeStep> retypes) {
        return copy(
                spec,
                spec.objects(),
                retypes,
                spec.addressSpaces(),
                spec.schedContexts(),
                spec.cnodes());
    }

    private static SystemSpec mapped(FrameMapping more) {
        SystemSpec spec = SmallImage.spec();
        AddressSpaceSpec space = spec.addressSpaces().getFirst();
        List<FrameMapping> frames = new ArrayList<>(space.frames());
        frames.add(more);
        return addressSpaces(
                spec, List.of(new AddressSpaceSpec(space.rootTable(), space.tables(), frames)));
    }

    private static SystemSpec addressSpaces(SystemSpec spec, List<AddressSpaceSpec> spaces) {
        return copy(
                spec, spec.objects(), spec.retypes(), spaces, spec.schedContexts(), spec.cnodes());
    }

    private static SystemSpec time(SystemSpec spec, SchedContextSpec context) {
        return copy(
                spec,
                spec.objects(),
                spec.retypes(),
                spec.addressSpaces(),
                List.of(context),
                spec.cnodes());
    }

    private static SystemSpec capabilities(List<CapabilitySpec> capabilities) {
        SystemSpec spec = SmallImage.spec();
        return copy(
                spec,
                spec.objects(),
                spec.retypes(),
                spec.addressSpaces(),
                spec.schedContexts(),
                List.of(new CNodeSpec(CNODE, capabilities)));
    }

    private static SystemSpec copy(
            SystemSpec spec,
            List<ObjectSpec> objects,
            List<RetypeStep> retypes,
            List<AddressSpaceSpec> spaces,
            List<SchedContextSpec> contexts,
            List<CNodeSpec> cnodes) {
        return new SystemSpec(
                spec.board(),
                spec.memoryBytes(),
                spec.profile(),
                spec.rootCNodeRadix(),
                spec.imageBytes(),
                objects,
                retypes,
                spec.irqHandlers(),
                spaces,
                contexts,
                spec.threads(),
                cnodes,
                spec.protectionDomains(),
                spec.regions(),
                spec.domains());
    }
}
