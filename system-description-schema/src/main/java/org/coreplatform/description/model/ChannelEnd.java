package org.coreplatform.description.model;

import java.util.Optional;

/// An end of a channel.
///
/// @param pd whose end it is
/// @param id the PD's id for the channel
/// @param mayNotify whether it may notify the other end
/// @param mayCall whether it may call the other end's protected procedure
/// @param waits whether its PD waits for the other end's notifications, if the author says so
/// @param setvarId symbol that receives the id
public record ChannelEnd(
        ProtectionDomain pd,
        long id,
        boolean mayNotify,
        boolean mayCall,
        Optional<Boolean> waits,
        Optional<String> setvarId,
        Origin origin) {}
