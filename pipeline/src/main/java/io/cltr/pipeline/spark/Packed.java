package io.cltr.pipeline.spark;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import org.apache.commons.io.input.UnsynchronizedByteArrayInputStream;

/**
 * A value as bytes, for shuffles: Spark's sorter measures its rows by walking their object graphs,
 * which costs more than the sorting unless a row is flat. Classes are written by name, not with
 * their fields, since both ends run the same code.
 */
record Packed<V>(byte[] bytes) implements Serializable {

  static <V> Packed<V> of(V value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (ObjectOutputStream out = new Writer(bytes)) {
      out.writeObject(value);
    } catch (IOException e) {
      throw new UncheckedIOException(value.getClass().getName(), e);
    }
    return new Packed<>(bytes.toByteArray());
  }

  /** The value. */
  @SuppressWarnings("unchecked")
  V value() {
    try (ObjectInputStream in = new Reader(unsynchronised(bytes))) {
      return (V) in.readObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Objects are read byte by byte, so a lock at each byte would be a third of the reading. */
  private static InputStream unsynchronised(byte[] bytes) throws IOException {
    return UnsynchronizedByteArrayInputStream.builder().setByteArray(bytes).get();
  }

  private static final class Writer extends ObjectOutputStream {
    Writer(OutputStream out) throws IOException {
      super(out);
    }

    @Override
    protected void writeStreamHeader() {}

    @Override
    protected void writeClassDescriptor(ObjectStreamClass type) throws IOException {
      writeUTF(type.getName());
    }
  }

  private static final class Reader extends ObjectInputStream {
    Reader(InputStream in) throws IOException {
      super(in);
    }

    @Override
    protected void readStreamHeader() {}

    @Override
    protected ObjectStreamClass readClassDescriptor() throws IOException, ClassNotFoundException {
      return ObjectStreamClass.lookupAny(named(readUTF()));
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass type) throws ClassNotFoundException {
      return named(type.getName());
    }

    private static Class<?> named(String name) throws ClassNotFoundException {
      return Class.forName(name, false, Thread.currentThread().getContextClassLoader());
    }
  }
}
