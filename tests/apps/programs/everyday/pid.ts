/** A PID controller in fixed point, with a simulated room. Messages: "target 2200", "run 5", "run 20", "gains 300 20 50", "target 1800", "run 10", "target hot". */
const SCALE = 100;

interface Gains {
  readonly kp: number;
  readonly ki: number;
  readonly kd: number;
}

class PidController {
  private integral = 0;
  private lastError: number | undefined;

  constructor(
    private gains: Gains,
    private readonly limits: { min: number; max: number },
  ) {}

  tune(gains: Partial<Gains>): void {
    this.gains = {
      kp: gains.kp ?? this.gains.kp,
      ki: gains.ki ?? this.gains.ki,
      kd: gains.kd ?? this.gains.kd,
    };
  }

  update(target: number, actual: number): number {
    const error = target - actual;
    const derivative = this.lastError === undefined ? 0 : error - this.lastError;
    this.lastError = error;
    this.integral = clamp(this.integral + error, -5000, 5000);
    const { kp, ki, kd } = this.gains;
    const output = Math.trunc((kp * error + ki * this.integral + kd * derivative) / SCALE);
    return clamp(output, this.limits.min, this.limits.max);
  }

  reset(): void {
    this.integral = 0;
    this.lastError = undefined;
  }
}

const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value));

const controller = new PidController({ kp: 200, ki: 10, kd: 30 }, { min: 0, max: 1000 });
let target = 2000;
let temperature = 1500;

function step(): number {
  const power = controller.update(target, temperature);
  temperature += Math.round(power / 10) - Math.floor((temperature - 1000) / 20);
  return power;
}

export function onMessage(text: string): string {
  const [command, ...rest] = text.split(' ');
  const numbers = rest.filter((word) => /^\d+$/.test(word)).map(Number);
  if (command === 'target') {
    if (!/^\d+$/.test(rest[0])) return 'usage: target <hundredths>';
    target = numbers[0];
    controller.reset();
    return `target ${target}`;
  }
  if (command === 'gains') {
    const [kp, ki, kd] = numbers;
    controller.tune({ kp, ki, kd });
    return 'tuned';
  }
  const powers: number[] = [];
  for (let i = 0; i < numbers[0]; i++) powers.push(step());
  const digits = String(temperature % 100).padStart(2, '0');
  return `${Math.floor(temperature / 100)}.${digits} degrees, last power ${powers[powers.length - 1]}, most ${Math.max(...powers)}`;
}
