public final class Motor {}
