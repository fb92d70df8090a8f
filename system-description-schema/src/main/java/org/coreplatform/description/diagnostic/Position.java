package org.coreplatform.description.diagnostic;

/// A place for people: line and column from 1, columns counted in UTF-16 units.
public record Position(int line, int column) {
    @Override
    public String toString() {
        return line + ":" + column;
    }
}
