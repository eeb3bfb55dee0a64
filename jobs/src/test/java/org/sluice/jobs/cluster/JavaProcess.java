package org.sluice.jobs.cluster;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.PlatformManagedObject;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** Inspects another Java process of this user. */
final class JavaProcess implements AutoCloseable {

  /**
   * Its class statistics.
   *
   * @param loaded classes that are
   * @param everLoaded classes that have been, those unloaded since among them
   * @param metaspace in use, bytes
   */
  record Classes(int loaded, long everLoaded, long metaspace) {}

  private final JMXConnector connector;
  private final MemoryMXBean memory;
  private final MemoryPoolMXBean metaspace;
  private final ClassLoadingMXBean classes;

  private JavaProcess(JMXConnector connector) throws IOException {
    this.connector = connector;
    MBeanServerConnection server = connector.getMBeanServerConnection();
    memory = bean(server, MemoryMXBean.class);
    classes = bean(server, ClassLoadingMXBean.class);
    metaspace =
        ManagementFactory.getPlatformMXBeans(server, MemoryPoolMXBean.class).stream()
            .filter(pool -> pool.getName().equals("Metaspace"))
            .findFirst()
            .orElseThrow();
  }

  private static <T extends PlatformManagedObject> T bean(
      MBeanServerConnection server, Class<T> type) throws IOException {
    return ManagementFactory.getPlatformMXBean(server, type);
  }

  @SuppressWarnings("BanJNDI") // the address is a process's of our own
  static JavaProcess attach(long pid) throws IOException, AttachNotSupportedException {
    VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
    try {
      JMXServiceURL address = new JMXServiceURL(machine.startLocalManagementAgent());
      return new JavaProcess(JMXConnectorFactory.connect(address));
    } finally {
      machine.detach();
    }
  }

  /** After a full garbage collection. */
  Classes collected() {
    memory.gc();
    return new Classes(
        classes.getLoadedClassCount(),
        classes.getTotalLoadedClassCount(),
        metaspace.getUsage().getUsed());
  }

  @Override
  public void close() throws IOException {
    connector.close();
  }
}
