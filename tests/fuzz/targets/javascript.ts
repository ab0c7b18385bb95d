/** The JavaScript that the printer makes, in this process: the reference for all other targets. */
import { loadProgram, Panic } from '../../../transpile/js/load';
import { DEVICE_ADDRESS } from '../generate/declarations';
import { INPUTS } from '../inputs';
import { DeviceModel } from './device';
import type { Batch, FuzzProgram, Observation, Target } from './target';
