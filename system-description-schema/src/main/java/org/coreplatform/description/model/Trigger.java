package org.coreplatform.description.model;

/// How an interrupt source is sensed.
public enum Trigger {
    LEVEL,
    EDGE
}
