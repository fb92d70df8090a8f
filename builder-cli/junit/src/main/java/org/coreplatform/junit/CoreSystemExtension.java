package org.coreplatform.junit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/// Makes the boards of tests, and switches them off.
final class CoreSystemExtension
        implements BeforeEachCallback, AfterTestExecutionCallback, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(CoreSystemExtension.class);

    /// Where projects are, if not in the working directory; `coreplat test` says so.
    private static final String PROJECT = "coreplat.project";

    CoreSystemExtension() {}

    /// Builds the system before parameters are resolved: what is wrong with it is then the whole
    /// failure.
    @Override
    public void beforeEach(ExtensionContext context) {
        system(context).image();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Board.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Board board = new Board(system(context), annotation(context));
        boards(context).add(board);
        return board;
    }

    /// A fault that nobody handled and nobody asked about is a failure.
    @Override
    public void afterTestExecution(ExtensionContext context) {
        if (context.getExecutionException().isEmpty()) {
            boards(context).all.forEach(Board::assertNoSurprises);
        }
    }

    private static SystemImage system(ExtensionContext context) {
        Path file = Path.of(System.getProperty(PROJECT, "")).resolve(annotation(context).value());
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(file, SystemImage::new, SystemImage.class);
    }

    private static CoreSystem annotation(ExtensionContext context) {
        Optional<CoreSystem> found = Optional.empty();
        for (Optional<ExtensionContext> each = Optional.of(context);
                found.isEmpty() && each.isPresent();
                each = each.get().getParent()) {
            found =
                    each.get()
                            .getElement()
                            .flatMap(at -> AnnotationSupport.findAnnotation(at, CoreSystem.class));
        }
        return found.orElseThrow();
    }

    private static Boards boards(ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .getOrComputeIfAbsent(Boards.class, _ -> new Boards(), Boards.class);
    }

    /// The boards of a test; closed with it.
    private static final class Boards implements AutoCloseable {
        private final List<Board> all = new ArrayList<>();

        void add(Board board) {
            all.add(board);
        }

        @Override
        public void close() {
            all.forEach(Board::close);
        }
    }
}
