/** Dates as integers: days of the week, leap years, differences, formatting. Messages: "2024-02-29", "1970-01-01", "2026-11-21", "2023-02-29", "soon". */
const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

interface Day {
  year: number;
  month: number;
  day: number;
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

function daysInMonth({ year, month }: Day): number {
  return [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
}

function parseDay(text: string): Day | null {
  const match = text.match(/^(\d{4})-(\d{2})-(\d{2})$/);
  if (!match) return null;
  const [year, month, day] = match.slice(1).map(Number);
  const result = { year, month, day };
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(result)) return null;
  return result;
}

function toDays({ year, month, day }: Day): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

function addDays(day: Day, count: number): Day {
  const next = { ...day };
  for (let i = 0; i < count; i++) {
    next.day++;
    if (next.day > daysInMonth(next)) {
      next.day = 1;
      if (++next.month > 12) {
        next.month = 1;
        next.year++;
      }
    }
  }
  return next;
}

const two = (n: number) => n.toString().padStart(2, '0');

export function formatTime(seconds: number): string {
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  return `${two(hours)}:${two(minutes)}:${two(seconds % 60)}`;
}

export function onStart(): void {
  console.log(formatTime(86399), formatTime(61));
}

export function onMessage(text: string): string {
  const day = parseDay(text);
  if (!day) return `${text} is no date`;
  const days = toDays(day);
  const name = DAYS[(days + 4) % 7];
  const later = addDays(day, 45);
  return `${name}, ${day.day} ${MONTHS[day.month - 1]} ${day.year}: day ${days}; 45 days later ${later.year}-${two(later.month)}-${two(later.day)}`;
}
