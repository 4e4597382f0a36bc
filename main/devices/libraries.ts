// The native libraries behind the scanners, loaded when they are needed and not before. The only place that names them.
import type { HidLibrary } from './hid-scanners';
import type { SerialLibrary } from './serial-scanner';

export async function loadSerial(): Promise<SerialLibrary> {
  const { SerialPort } = await import('serialport');
  return { SerialPort, list: () => SerialPort.list() };
}

export async function loadHid(): Promise<HidLibrary> {
  const { devicesAsync, HIDAsync } = await import('node-hid');
  return { devices: () => devicesAsync(), open: (path) => HIDAsync.open(path) };
}
