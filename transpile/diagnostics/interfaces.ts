/** Diagnostics 91600-91699: declarations of services (src/interfaces), found when their stubs are generated. */
export const INTERFACES = {
  interfaceVersion: {
    code: 91600,
    message: "'{0}' needs one '@version' with major and minor number below 65536, as in '@version 1.0'.",
    summary: 'A service interface without a version',
  },
  interfaceFile: {
    code: 91601,
    message: "'{0}': {1}.",
    summary: 'A file of interfaces that does not declare one service under its name',
  },
  interfaceMember: {
    code: 91602,
    message: "A service consists of methods, and '{0}' is none: {1}. Write '{2}(...): void'.",
    summary: 'A member of a service interface that is no plain method',
  },
  interfaceResult: {
    code: 91603,
    message:
      "'{0}' is written with the result 'void': every method gives '{1}'. Other results are 'Out<...>' parameters.",
    summary: 'A method of a service with a result type',
  },
  interfaceParameter: {
    code: 91604,
    message:
      "'{0}' cannot cross to another process. A parameter is an integer, a bool, an enum, a class of those, 'Out<Class>', 'ReadonlySpan<u8>', 'Span<u8>', 'Capability' or 'CapabilityResult'.",
    summary: 'A parameter of a type that does not go into a message',
  },
  interfaceField: {
    code: 91605,
    message: "'{0}' cannot cross to another process, because its field '{1}' {2}.",
    summary: 'A class with a field that means nothing in another process',
  },
  interfaceOut: {
    code: 91606,
    message: "'Out<{0}>': a result is a class, which the caller makes and the stub fills.",
    summary: 'Out<> of something that is no class',
  },
  interfaceWords: {
    code: 91607,
    message:
      "'{0}' does not fit: {1} of '{2}' has {3} words of {4}. Put parameters into a class that is lent as a whole.",
    summary: 'More words than a message has',
  },
  interfaceLent: {
    code: 91608,
    message: "'{0}' would be a second lent buffer beside '{1}', and a call lends one.",
    summary: 'Two lent buffers in one method',
  },
  interfaceTransfer: {
    code: 91609,
    message: "'{0}' cannot stand beside '{1}': {2}.",
    summary: 'Capabilities that do not go together with what else a method takes',
  },
  interfaceError: {
    code: 91610,
    message: "'@error {0}': {1}.",
    summary: 'An ill-formed or repeated @error',
  },
  interfacePost: {
    code: 91611,
    message: "'{0}' is posted: nobody waits for it, so '{1}' can be neither filled, lent nor transferred.",
    summary: 'A posted method with a result or something lent',
  },
  interfaceName: {
    code: 91612,
    message: "'{0}' is a name that the generated stubs need for themselves. Choose another.",
    summary: 'A name that generated code uses',
  },
} as const;
