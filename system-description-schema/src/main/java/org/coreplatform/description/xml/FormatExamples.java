package org.coreplatform.description.xml;

import java.util.Optional;

/// Complete descriptions that show one element each; the manual prints them and the tests check
/// them.
final class FormatExamples {
    private FormatExamples() {}

    /// {@return a description with the element in it}
    ///
    /// @param key the element's key in [SystemFormat]
    static Optional<String> of(String key) {
        return Optional.ofNullable(
                switch (key) {
                    case "protection_domain" ->
                            """
                            <system>
                              <protection_domain name="control" priority="100" budget="2000" period="10000"
                                                 stack_size="0x4000" heap_size="0x20_0000">
                                <program_image path="Control.java"/>
                              </protection_domain>
                            </system>
                            """;
                    case "child protection_domain" ->
                            """
                            <system>
                              <protection_domain name="supervisor" priority="100">
                                <program_image path="Supervisor.java"/>
                                <protection_domain name="worker" id="1" priority="50">
                                  <program_image path="Worker.java"/>
                                </protection_domain>
                              </protection_domain>
                            </system>
                            """;
                    case "program_image" ->
                            """
                            <system>
                              <protection_domain name="logger">
                                <program_image path="logger.jar" main="org.example.Logger"/>
                              </protection_domain>
                            </system>
                            """;
                    case "memory_region", "map" ->
                            """
                            <system>
                              <memory_region name="buffer" size="0x4000"/>
                              <protection_domain name="producer">
                                <program_image path="Producer.java"/>
                                <map mr="buffer" vaddr="0x1000_0000" perms="rw"/>
                              </protection_domain>
                              <protection_domain name="consumer">
                                <program_image path="Consumer.java"/>
                                <map mr="buffer" vaddr="0x1000_0000" perms="r"/>
                              </protection_domain>
                              <channel>
                                <end pd="producer" id="0"/>
                                <end pd="consumer" id="0"/>
                              </channel>
                            </system>
                            """;
                    case "irq" ->
                            """
                            <system>
                              <memory_region name="uart" size="0x1000" phys_addr="0x1000_0000"/>
                              <protection_domain name="uart_driver" priority="200">
                                <program_image path="UartDriver.java"/>
                                <map mr="uart" vaddr="0x2000_0000" cached="false"/>
                                <irq irq="10" id="0"/>
                              </protection_domain>
                            </system>
                            """;
                    case "channel", "end" ->
                            """
                            <system>
                              <protection_domain name="client" priority="50">
                                <program_image path="Client.java"/>
                              </protection_domain>
                              <protection_domain name="server" priority="100" passive="true">
                                <program_image path="Server.java"/>
                              </protection_domain>
                              <channel>
                                <end pd="client" id="1" pp="true"/>
                                <end pd="server" id="4" notify="false"/>
                              </channel>
                            </system>
                            """;
                    case "virtual_machine", "vcpu", "virtual_machine map" ->
                            """
                            <system profile="microkit">
                              <memory_region name="guest_memory" size="0x100_0000"/>
                              <protection_domain name="monitor_pd">
                                <program_image path="vmm.elf"/>
                                <virtual_machine name="guest">
                                  <vcpu id="0"/>
                                  <map mr="guest_memory" vaddr="0x4000_0000" perms="rwx"/>
                                </virtual_machine>
                              </protection_domain>
                            </system>
                            """;
                    case "setvar" ->
                            """
                            <system profile="microkit">
                              <memory_region name="ring" size="0x1000"/>
                              <protection_domain name="driver">
                                <program_image path="driver.elf"/>
                                <map mr="ring" vaddr="0x1000_0000" setvar_vaddr="ring_address"/>
                                <setvar symbol="ring_physical_address" region_paddr="ring"/>
                              </protection_domain>
                            </system>
                            """;
                    case "cspace", "cap_tcb", "cap_sc", "cap_vspace" ->
                            """
                            <system profile="microkit">
                              <protection_domain name="scheduler">
                                <program_image path="scheduler.elf"/>
                                <cspace>
                                  <cap_tcb slot="1" pd="task"/>
                                  <cap_sc slot="2" pd="task"/>
                                  <cap_vspace slot="3" pd="task"/>
                                </cspace>
                              </protection_domain>
                              <protection_domain name="task">
                                <program_image path="task.elf"/>
                              </protection_domain>
                            </system>
                            """;
                    case "domains",
                            "domain",
                            "domain_schedule",
                            "schedule_entry",
                            "schedule_end_marker" ->
                            """
                            <system>
                              <domains>
                                <domain name="rest" id="0"/>
                                <domain name="critical" id="1"/>
                                <domain_schedule>
                                  <schedule_entry domain="critical" duration="500 us"/>
                                  <schedule_entry domain="rest" duration="500 us"/>
                                  <schedule_end_marker/>
                                </domain_schedule>
                              </domains>
                              <protection_domain name="control" domain="critical">
                                <program_image path="Control.java"/>
                              </protection_domain>
                            </system>
                            """;
                    case "ioport", "io_address_space", "iomap" ->
                            """
                            <system profile="microkit">
                              <memory_region name="descriptors" size="0x1000"/>
                              <protection_domain name="driver">
                                <program_image path="driver.elf"/>
                                <ioport id="0" addr="0x3f8" size="8"/>
                                <irq id="1" pin="4" vector="0"/>
                                <map mr="descriptors" vaddr="0x1000_0000"/>
                              </protection_domain>
                              <io_address_space name="card" peripheral_id="00:1f.2" domain_id="1">
                                <iomap mr="descriptors" iovaddr="0x10_0000"/>
                              </io_address_space>
                            </system>
                            """;
                    case "policy", "no_flow" ->
                            """
                            <system>
                              <protection_domain name="network" priority="10">
                                <program_image path="Network.java"/>
                              </protection_domain>
                              <protection_domain name="guard" priority="20">
                                <program_image path="Guard.java"/>
                              </protection_domain>
                              <protection_domain name="motor" priority="30">
                                <program_image path="Motor.java"/>
                              </protection_domain>
                              <channel>
                                <end pd="network" id="0"/>
                                <end pd="guard" id="1"/>
                              </channel>
                              <channel>
                                <end pd="guard" id="0"/>
                                <end pd="motor" id="0"/>
                              </channel>
                              <policy>
                                <no_flow from="network" to="motor" except_through="guard"/>
                              </policy>
                            </system>
                            """;
                    default -> null;
                });
    }
}
