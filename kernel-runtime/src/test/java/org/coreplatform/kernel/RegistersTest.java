package org.coreplatform.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.coreplatform.sdk.abi.CapabilityRights;
import org.coreplatform.sdk.abi.InvocationLabel;
import org.coreplatform.sdk.abi.MessageInfo;
import org.coreplatform.sdk.abi.ObjectType;
import org.coreplatform.sdk.abi.SystemCall;
import org.coreplatform.sdk.image.BootLayout;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Reading, writing and copying the registers of threads.
final class RegistersTest {
    private final Lab lab = new Lab();

    @BeforeEach
    void letOthersRun() {
        lab.rootPriority(100);
    }

    @Test
    void registersAreReadInTheOrderOfTheInterface() {
        int handler = lab.create(ObjectType.ENDPOINT);
        var program = new Program();
        for (int i = 1; i <= 31; i++) {
            program.set(i, 0x100 + i);
        }
        program.ecall(0x63);
        long entry = lab.loadProgram(program);
        int sending = lab.mint(handler, CapabilityRights.READ_WRITE_GRANT, 1);
        Lab.User thread = lab.thread(120, lab.schedContext(5000, 5000), sending, program);
        lab.done(thread.tcb(), InvocationLabel.TCB_WRITE_REGISTERS, List.of(), 1, 1, entry);
        var expected =
                List.of(
                        entry + 4 * 32,
                        0x101L,
                        0x102L,
                        0x103L,
                        0x108L,
                        0x109L,
                        0x112L,
                        0x113L,
                        0x114L,
                        0x115L,
                        0x116L,
                        0x117L,
                        0x118L,
                        0x119L,
                        0x11aL,
                        0x11bL,
                        0x10aL,
                        0x10bL,
                        0x10cL,
                        0x10dL,
                        0x10eL,
                        0x10fL,
                        0x110L,
                        0x63L,
                        0x105L,
                        0x106L,
                        0x107L,
                        0x11cL,
                        0x11dL,
                        0x11eL,
                        0x11fL,
                        0x104L);
        assertEquals(expected, lab.registers(thread.tcb()));
    }

    @Test
    void writingThreeRegistersChangesPcRaAndSp() {
        int tcb = lab.create(ObjectType.TCB);
        write(tcb, 32, numbers(0x1000));
        write(tcb, 3, 1, 2, 3);
        List<Long> registers = lab.registers(tcb);
        assertEquals(List.of(1L, 2L, 3L, 0x1003L, 0x1004L), registers.subList(0, 5));
        assertEquals(0x101fL, registers.getLast());
    }

    @Test
    void copyingTakesFrameOrIntegerRegisters() {
        int source = lab.create(ObjectType.TCB);
        write(source, 32, numbers(0x1000));
        int frame = lab.create(ObjectType.TCB);
        copy(source, frame, 4);
        assertEquals(0x100fL, lab.registers(frame).get(15));
        assertEquals(0, lab.registers(frame).get(16));
        int integer = lab.create(ObjectType.TCB);
        copy(source, integer, 8);
        assertEquals(0, lab.registers(integer).get(15));
        assertEquals(0x1010L, lab.registers(integer).get(16));
        assertEquals(0x101fL, lab.registers(integer).get(31));
    }

    private void copy(int source, int target, long flags) {
        lab.done(target, InvocationLabel.TCB_COPY_REGISTERS, List.of(source), flags);
    }

    @Test
    void theThreadPointerIsSetAlone() {
        int tcb = lab.create(ObjectType.TCB);
        lab.done(tcb, InvocationLabel.TCB_SET_TLS_BASE, List.of(), 0x1234);
        List<Long> registers = lab.registers(tcb);
        assertEquals(0x1234L, registers.getLast());
        assertEquals(0, registers.subList(0, 31).stream().mapToLong(Long::longValue).sum());
    }

    @Test
    void aBlockedThreadStandsAtItsSystemCallAndRepeatsIt() {
        int endpoint = lab.create(ObjectType.ENDPOINT);
        int reply = lab.create(ObjectType.REPLY);
        var server = new Program().recv(endpoint, reply).say("called");
        server.recv(endpoint, reply).say("called again");
        lab.start(130, server);
        var program = new Program().call(endpoint, 7);
        long entry = lab.loadProgram(program);
        Lab.User client = lab.thread(120, lab.schedContext(5000, 5000), program);
        lab.done(client.tcb(), InvocationLabel.TCB_WRITE_REGISTERS, List.of(), 1, 1, entry);
        assertEquals("called", lab.takeLog());
        lab.suspend(client);
        assertEquals(entry + 12, lab.registers(client.tcb()).getFirst());
        lab.resume(client);
        assertEquals("called again", lab.takeLog());
    }

    @Test
    void aThreadThatSuspendsItselfDoesSoAgain() {
        var program = new Program().say("begins");
        Lab.User thread = lab.thread(120, lab.schedContext(5000, 5000), program);
        long info = MessageInfo.of(InvocationLabel.TCB_SUSPEND, 0);
        program.ecall(SystemCall.CALL, thread.tcb(), info, 1, 2, 3, 4).say("goes on");
        lab.resume(thread);
        assertEquals("begins", lab.takeLog());
        List<Long> before = lab.registers(thread.tcb());
        assertEquals(info, before.get(17));
        lab.resume(thread);
        assertEquals("", lab.takeLog());
        assertEquals(before, lab.registers(thread.tcb()));
    }

    @Test
    void aSuspendedThreadGoesOnBehindItsLastInstruction() {
        var program = new Program().say("begins").spin(20_000_000).say("goes on");
        Lab.User thread = lab.start(90, program);
        lab.sleep();
        lab.suspend(thread);
        lab.sleep();
        lab.sleep();
        assertEquals("begins", lab.takeLog());
        lab.resume(thread);
        lab.sleep();
        lab.sleep();
        assertEquals("goes on", lab.takeLog());
    }

    @Test
    void resumingWhatRunsIsHarmless() {
        assertEquals("L0", lab.call(BootLayout.SLOT_TCB, 13, List.of()).toString());
    }

    private void write(int tcb, long count, long... values) {
        var words = new long[2 + values.length];
        words[1] = count;
        System.arraycopy(values, 0, words, 2, values.length);
        lab.done(tcb, InvocationLabel.TCB_WRITE_REGISTERS, List.of(), words);
    }

    private static long[] numbers(long first) {
        var numbers = new long[32];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = first + i;
        }
        return numbers;
    }
}
