/** The interface of the driver of LEDs and the button. */
import type { Out } from '../runtime/service/types';

/** What is published to this topic of `events`: a ButtonEvent, and how often the button has been pressed. */
export const BUTTON_TOPIC = 'button';

export enum ButtonEvent {
  released = 0,
  pressed = 1,
}

export enum LedAction {
  off = 0,
  on = 1,
  toggle = 2,
}

export class LedInformation {
  /** Zero-padded. */
  readonly name = array(u8, 8);
  isOn: bool = false;
}

export class ButtonInformation {
  isPressed: bool = false;
  /** Times that it was pressed since the driver began. */
  presses: u32 = 0;
}

/**
 * The board's LEDs, which are off when the driver begins, and its button. Presses and releases of the button are published to the
 * topic `button`, each when the contact has been still for 20 ms.
 *
 * @version 1.0
 * @error unknown There is no such LED.
 */
export interface Pins {
  /** Switches the LED with number `index`, from 0. */
  setLed(index: u32, action: LedAction): void;

  /** The LED with number `index`; `unknown` past the last. */
  led(index: u32, information: Out<LedInformation>): void;

  button(information: Out<ButtonInformation>): void;
}
