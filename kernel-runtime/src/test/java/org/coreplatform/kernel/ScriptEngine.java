package org.coreplatform.kernel;

import java.util.ArrayList;
import java.util.List;
import org.coreplatform.board.catalog.Board;
import org.coreplatform.board.core.Access;
import org.coreplatform.board.core.Core;
import org.coreplatform.board.core.ExecutionEngine;
import org.coreplatform.board.core.TrapCause;
import org.coreplatform.board.core.TrapOutcome;
import org.coreplatform.board.core.UserContext;
import org.coreplatform.board.mmu.Mmu;

/// Executes [Program]s.
final class ScriptEngine implements ExecutionEngine {
    /// Distance of programs in the instruction memory.
    private static final long PROGRAM_BYTES = 0x1_0000;

    private static final int INSTRUCTION_CYCLES = 10;

    private final Board board;
    private final List<String> log;
    private final List<Program> programs = new ArrayList<>();

    ScriptEngine(Board board, List<String> log) {
        this.board = board;
        this.log = log;
    }

    /// {@return the address of the program's first instruction}
    long load(Program program) {
        programs.add(program);
        return programs.size() * PROGRAM_BYTES;
    }

    @Override
    public void resume(Core core, UserContext context) {
        while (true) {
            if (core.clock().isExpired()) {
                context.setFaultIp(context.nextIp());
                if (core.expire(context) == TrapOutcome.SWITCH) {
                    return;
                }
                continue;
            }
            if (step(core, context) == TrapOutcome.SWITCH) {
                return;
            }
        }
    }

    private TrapOutcome step(Core core, UserContext context) {
        long pc = context.nextIp();
        context.setFaultIp(pc);
        int number = (int) (pc / PROGRAM_BYTES) - 1;
        int index = (int) (pc % PROGRAM_BYTES) / 4;
        if (number < 0
                || number >= programs.size()
                || pc % 4 != 0
                || index >= programs.get(number).code.size()) {
            context.setPageFault(pc, Access.FETCH);
            return core.trap(context, TrapCause.PAGE_FAULT);
        }
        Program.Instruction instruction = programs.get(number).code.get(index);
        if (!(instruction instanceof Program.Instruction.Spin)) {
            core.clock().charge(INSTRUCTION_CYCLES);
        }
        context.setNextIp(pc + 4);
        return execute(core, context, pc, instruction);
    }

    private TrapOutcome execute(
            Core core, UserContext context, long pc, Program.Instruction instruction) {
        switch (instruction) {
            case Program.Instruction.Set(int register, long value) ->
                    context.setRegister(register, value);
            case Program.Instruction.Move(int to, int from) ->
                    context.setRegister(to, context.register(from));
            case Program.Instruction.Ecall _ -> {
                return core.trap(context, TrapCause.SYSTEM_CALL);
            }
            case Program.Instruction.Raise(long exception) -> {
                context.setException(exception, null);
                context.setNextIp(pc);
                return core.trap(context, TrapCause.EXCEPTION);
            }
            case Program.Instruction.Load(long address) -> {
                long physical = board.mmu(core.id()).translate(context, address, Access.LOAD);
                if (physical == Mmu.FAULT) {
                    return pageFault(core, context, address, Access.LOAD);
                }
                context.setRegister(UserContext.A0, board.bus().load(physical, 8));
            }
            case Program.Instruction.Store(long address, long value) -> {
                long physical = board.mmu(core.id()).translate(context, address, Access.STORE);
                if (physical == Mmu.FAULT) {
                    return pageFault(core, context, address, Access.STORE);
                }
                board.bus().store(physical, 8, value);
            }
            case Program.Instruction.Spin(long cycles) -> spin(core, context, pc, cycles);
            case Program.Instruction.Jump(long address) -> context.setNextIp(address);
            case Program.Instruction.Goto(int target) ->
                    context.setNextIp(pc - pc % PROGRAM_BYTES + 4L * target);
            case Program.Instruction.Say(String word) -> log.add(word);
            case Program.Instruction.SayRegisters(List<Integer> registers) ->
                    say(context, registers);
        }
        return TrapOutcome.CONTINUE;
    }

    private static TrapOutcome pageFault(
            Core core, UserContext context, long address, Access access) {
        context.setPageFault(address, access);
        context.setNextIp(context.faultIp());
        return core.trap(context, TrapCause.PAGE_FAULT);
    }

    /// Spins as long as the meter allows; what is left is kept with the context.
    private static void spin(Core core, UserContext context, long pc, long cycles) {
        long left = context.engineState() instanceof Long rest ? rest : cycles;
        long now = core.clock().now();
        int step = (int) Math.min(left, 1000);
        core.clock().charge(step);
        left -= core.clock().now() - now;
        if (left > 0) {
            context.setEngineState(left);
            context.setNextIp(pc);
        } else {
            context.setEngineState(null);
        }
    }

    private void say(UserContext context, List<Integer> registers) {
        var words = new ArrayList<String>();
        for (int register : registers) {
            words.add(Long.toHexString(context.register(register)));
        }
        log.add(String.join(" ", words));
    }
}
