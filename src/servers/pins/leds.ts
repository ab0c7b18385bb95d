/**
 * The LEDs: what is on is what was asked for. It is kept here and not read back, because a simulator without ports reads nothing.
 *
 * Invariant: while the devices are there, the pins show `lit`.
 */
import { ledPort, LEDS } from '@board/pins';
import { PinMode, pinField } from '@board/port';
import { PinsError } from '../../interfaces/generated/pins-server';
import { LedAction, LedInformation } from '../../interfaces/pins';
import { Caller } from '../../runtime/service/caller';
import { hasDevices } from './devices';

/** In the upper half of the register a bit clears the pin. */
const CLEAR_SHIFT = 16;
/** Of the two bits of a pin. */
const MODE_MASK = 3;

/** A bit for each LED. */
let lit: u32 = 0;

/** Makes outputs of the pins, showing what is asked for. */
export function prepareLeds(): void {
  for (let index: u32 = 0; index < LEDS.length; index++) {
    const pin = LEDS[index].pin;
    show(index);
    ledPort.mode = (ledPort.mode & ~pinField(pin, MODE_MASK)) | pinField(pin, PinMode.output);
  }
}

export function setLed(_caller: Caller, index: u32, action: LedAction): PinsError {
  if (index >= LEDS.length) return PinsError.unknown;
  const bit = u32(1) << index;
  if (action === LedAction.toggle) lit ^= bit;
  else if (action === LedAction.on) lit |= bit;
  else lit &= ~bit;
  // While they are gone it is remembered, and shown when they are back.
  if (hasDevices()) show(index);
  return PinsError.none;
}

function show(index: u32): void {
  const isOn = (lit & (u32(1) << index)) !== 0;
  ledPort.setAndClear = u32(1) << (isOn ? LEDS[index].pin : LEDS[index].pin + CLEAR_SHIFT);
}

export function led(_caller: Caller, index: u32, information: LedInformation): PinsError {
  if (index >= LEDS.length) return PinsError.unknown;
  const name = textBytes(LEDS[index].name);
  for (let i: u32 = 0; i < information.name.length; i++) information.name[i] = i < name.length ? name[i] : 0;
  information.isOn = (lit & (u32(1) << index)) !== 0;
  return PinsError.none;
}
