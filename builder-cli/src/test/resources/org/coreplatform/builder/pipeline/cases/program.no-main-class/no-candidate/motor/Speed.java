final class Speed {}
