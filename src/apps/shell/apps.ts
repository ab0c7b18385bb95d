/**
 * Apps in ordinary TypeScript: `apps` shows how they use their heaps, `tell` gives one a text, and `ps` shows use and peak beside the rest.
 * They are services with the interface `App`, which the shell finds through the registry, one at a time, in one slot.
 */
import { AppInformation, Told, TOLD_LIMIT } from '../../interfaces/app';
import { APP, AppClient, AppError } from '../../interfaces/generated/app-client';
import { RegistryError } from '../../interfaces/generated/registry-client';
import { RegisteredService } from '../../interfaces/registry';
import { deleteCapability } from '../../runtime/capabilities';
import { serviceErrorName } from '../../runtime/service/error-name';
import { equalsName, Words } from '../../runtime/words';
import { registry } from './connections';
import { APP_SLOT } from './main';
import { line, say, show } from './terminal';

const HEAP_COLUMN = 15;
/** Microseconds that an app has to say how it is: much, because a simulator's clock goes on while a busy machine holds it up. */
const PATIENCE = 1_000_000;
/** And to answer what it is told. */
const LONG_PATIENCE = 5_000_000;

const app = new AppClient();
const service = new RegisteredService();
const heap = new AppInformation();
const told = new Told();
const answer = array(u8, TOLD_LIMIT);

export function listApps(_words: Words): void {
  let count: u32 = 0;
  for (let index: u32 = 0; registry.list(index, service) === RegistryError.none; index++) {
    if (service.interface !== APP.id) continue;
    if (count === 0) say('NAME             HEAP USED      PEAK COLLECTIONS ALLOCATIONS  HANDLED');
    showApp();
    count++;
  }
  if (count === 0) say('apps: none is registered');
}

/** `rules           812/2048      1200           5         120       12` */
function showApp(): void {
  line.name(service.name);
  const error = inspectApp();
  if (error === AppError.none) {
    showHeap(HEAP_COLUMN);
    line.decimalRight(heap.heapPeak, 10);
    line.decimalRight(heap.collections, 12);
    line.decimalRight(heap.allocations, 12);
    line.decimalRight(heap.handled, 9);
  } else {
    line.text(': ');
    line.text(serviceErrorName(error));
  }
  show();
}

/** `812/2048`, after at least one space. */
function showHeap(column: u32): void {
  line.column(column);
  const start = line.length;
  line.decimal(heap.heapUsed);
  line.byte(0x2f);
  line.decimal(heap.heapSize);
  line.right(start, 12);
}

/** Adds the heap of the process to a line, if it is an app: `812/2048   1200`. */
export function addHeap(process: u32): void {
  if (!isApp(process) || inspectApp() !== AppError.none) return;
  showHeap(line.length);
  line.decimalRight(heap.heapPeak, 7);
}

/** Whether the process has registered as an app; then it is in {@link service}. */
function isApp(process: u32): bool {
  for (let index: u32 = 0; registry.list(index, service) === RegistryError.none; index++) {
    if (service.process === process) return service.interface === APP.id;
  }
  return false;
}

/** Of the app in {@link service}, to {@link heap}. */
function inspectApp(): AppError {
  const error = connect(PATIENCE);
  return error === AppError.none ? app.inspect(heap) : error;
}

/** To the app in {@link service}. */
function connect(patience: u32): AppError {
  deleteCapability(APP_SLOT);
  app.connection.open(APP_SLOT);
  app.connection.timeout = patience;
  const error = registry.find(nameOf(service), APP_SLOT);
  if (error === RegistryError.denied) return AppError.denied;
  return error === RegistryError.none ? AppError.none : AppError.unavailable;
}

/** Without the zeros behind it. */
function nameOf(registered: RegisteredService): ReadonlySpan<u8> {
  let length: u32 = 0;
  while (length < registered.name.length && registered.name[length] !== 0) length++;
  return readonlySpan(registered.name, 0, length);
}

/** `tell <app> <text>`: what it answers. */
export function tellApp(words: Words): void {
  if (!findApp(words.word(1))) {
    say("tell: no app has this name; 'apps' lists them");
    return;
  }
  const connected = connect(LONG_PATIENCE);
  const error = connected === AppError.none ? app.tell(words.rest(2), told) : connected;
  if (error === AppError.none) showAnswer();
  else refuse(words, error);
}

/** It is in {@link service} then. */
function findApp(name: ReadonlySpan<u8>): bool {
  for (let index: u32 = 0; registry.list(index, service) === RegistryError.none; index++) {
    if (service.interface === APP.id && equalsName(service.name, name)) return true;
  }
  return false;
}

/** A line for each {@link TOLD_LIMIT} bytes. */
function showAnswer(): void {
  let offset: u32 = 0;
  do {
    const part = span(answer, 0, minU32(told.length - offset, TOLD_LIMIT));
    if (app.answer(offset, part) !== AppError.none) return say('tell: the answer is gone');
    line.bytesOf(part);
    show();
    offset += part.length;
  } while (offset < told.length);
}

function refuse(words: Words, error: AppError): void {
  line.text('tell: ');
  line.bytesOf(words.word(1));
  if (error === AppError.deaf) line.text(' does not listen: it has no onMessage, or that is no text for it');
  else if (error === AppError.unavailable) line.text(' has not answered');
  else {
    line.text(': ');
    line.text(serviceErrorName(error));
  }
  show();
}
