/** The names that generated code gives to what belongs to a service, and those that it needs for itself. */

export interface ServiceNames {
  readonly client: string;
  readonly error: string;
  readonly service: string;
  readonly dispatch: string;
  /** The constant with its description. */
  readonly description: string;
}

export function serviceNames(name: string): ServiceNames {
  return {
    client: `${name}Client`,
    error: `${name}Error`,
    service: `${name}Service`,
    dispatch: `dispatch${name}`,
    description: name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '_').toUpperCase(),
  };
}

export function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** Errors of all services: `ServiceError` of src/runtime/service/error.ts (a test compares). */
export const COMMON_ERRORS = [
  { name: 'none', value: 0, text: 'Done.' },
  {
    name: 'unavailable',
    value: 1,
    text: 'No answer: the server has ended, was never started, is not to be found, or took too long.',
  },
  { name: 'incompatible', value: 2, text: 'The server has another version of the interface.' },
  { name: 'malformed', value: 3, text: 'The other side could not make sense of the message.' },
  { name: 'full', value: 4, text: 'No room for another client or request: try later.' },
  { name: 'denied', value: 5, text: 'The client may not do that.' },
  { name: 'notConnected', value: 6, text: 'The server does not know this client.' },
  { name: 'unknownMethod', value: 7, text: 'The interface has no such method.' },
  { name: 'later', value: 15, text: 'What a handler returns that answers later. No client ever sees it.' },
] as const;

/** A client has fields of these names. */
export const REFUSED_METHODS: ReadonlySet<string> = new Set(['connection', 'constructor']);

/** Types that generated files import. */
const IMPORTED_TYPES: ReadonlySet<string> = new Set([
  ...['Answer', 'Caller', 'CapabilityReply', 'Connection', 'InterfaceDescription', 'LeaseRight', 'Message'],
  ...['Operation', 'ReadBuffer', 'ServiceError', 'Status', 'WriteBuffer'],
]);

/** Whether generated files need the name for something else than the type of a parameter. */
export function isTakenType(name: string, service: string): boolean {
  return IMPORTED_TYPES.has(name) || Object.values<string>({ ...serviceNames(service) }).includes(name);
}

/** Functions and variables in the scope of generated functions, and what the dialect itself has. */
const TAKEN: ReadonlySet<string> = new Set([
  ...['attempt', 'came', 'caller', 'currentCaller', 'error', 'index', 'message', 'service', 'token', 'value'],
  ...[
    'address',
    'arrivedSlot',
    'checkedError',
    'copyIn',
    'copyOut',
    'errorOf',
    'expect',
    'give',
    'hasArrived',
  ],
  ...[
    'hasCome',
    'isCall',
    'isLent',
    'lending',
    'lentLength',
    'reach',
    'refuse',
    'releaseArrived',
    'reply',
    'setCaller',
  ],
  ...['addressOf', 'bool', 'offsetof', 'sizeof', 'u8', 'u16', 'u32', 'u64', 'i8', 'i16', 'i32'],
  ...['load8', 'load16', 'load32'],
]);

/** What a parameter is called in generated code: its own name, if nothing else there has it. */
export function localName(name: string): string {
  const isTaken = TAKEN.has(name) || /^([A-Z]|(handle|finish|answer|dispatch|isValid)[A-Z])/.test(name);
  return isTaken ? `${name}_` : name;
}
