/** Diagnostics 91100-91199: types, values, layout. */
export const TYPES = {
  mixedSigns: {
    code: 91100,
    message: "Operator '{0}' mixes '{1}' and '{2}'. Convert one side, for example with '{3}(...)'.",
    summary: 'Signed and unsigned, or 32 and 64 bits, in one operation',
  },
  narrowing: {
    code: 91101,
    message: "A value of type '{0}' may not fit '{1}'. Write '{2}' if the low bits are what you want.",
    summary: 'An integer stored in a smaller type',
  },
  constantRange: {
    code: 91102,
    message: "{0} does not fit '{1}' ({2} to {3}).",
    summary: 'A constant outside the range of its type',
  },
  conditionType: {
    code: 91103,
    message: "A condition is 'bool', and this is '{0}'. Write {1}.",
    summary: 'A condition that is not bool',
  },
  incomparable: {
    code: 91104,
    message: "'{1}' and '{2}' cannot be compared with '{0}'.",
    summary: 'A comparison of values that have nothing in common',
  },
  shiftSign: {
    code: 91105,
    message: "'{0}' shifts {1} numbers, and this is '{2}'. Write '{3}'.",
    summary: '>> on an unsigned or >>> on a signed number',
  },
  missingType: {
    code: 91106,
    message: "'{0}' needs a type: {1}. Write, for example, '{2}'.",
    summary: 'A number or null without a type',
  },
  notConstant: {
    code: 91107,
    message: '{0} must be a constant, known when the program is compiled.',
    summary: 'A value that must be constant and is not',
  },
  constantDivision: {
    code: 91108,
    message: 'Division by zero.',
    summary: 'A division by the constant zero',
  },
  initialiserCycle: {
    code: 91109,
    message: "The value of '{0}' depends on itself.",
    summary: 'Constants defined by each other',
  },
  missingInitialiser: {
    code: 91110,
    message:
      "'{0}' of type '{1}' has no initial value, and zero would be null. Give it one, or make it '{1} | null'.",
    summary: 'A field that may not be null and starts as null',
  },
  elementAssignment: {
    code: 91111,
    message: "This struct is embedded and cannot be replaced. Copy into it: 'assign(target, source)'.",
    summary: 'Assignment to an embedded struct or array',
  },
  caseLabel: {
    code: 91112,
    message: '{0}.',
    summary: 'A case label that is not constant, or occurs twice',
  },
  functionType: {
    code: 91113,
    message: "A function of type '{0}' is not exactly of type '{1}', as calls through a pointer need.",
    summary: 'A function value with another signature',
  },
  operandType: {
    code: 91114,
    message: "'{0}' cannot be applied to '{1}'.",
    summary: 'An operator on a type that it does not have',
  },
  typeMismatch: {
    code: 91115,
    message: "'{0}' is not '{1}'.",
    summary: 'A value of another type than its place',
  },
  unsupportedType: {
    code: 91116,
    message: "Type '{0}' has no representation{1}.",
    summary: 'A type that the dialect does not have',
  },
  typeArgument: {
    code: 91117,
    message: "Type argument '{0}' of '{1}' is {2}. Write it out: '{1}<...>'.",
    summary: 'A type argument that is not a type of the dialect',
  },
  exponent: {
    code: 91118,
    message: "'**' is for constants only. Shift for powers of two, multiply otherwise.",
    summary: '** with variables',
  },
  layout: {
    code: 91119,
    message: '{0}.',
    summary: 'A layout that is not possible',
  },
  volatileReference: {
    code: 91120,
    message: 'Registers are accessed one by one; they cannot be passed as an array or span.',
    summary: 'A reference to an array of registers',
  },
  containsItself: {
    code: 91121,
    message: "'{0}' would contain itself. Refer to it: '{0} | null'.",
    summary: 'A struct embedded in itself',
  },
  instantiationDepth: {
    code: 91122,
    message: "'{0}' is instantiated with ever larger types.",
    summary: 'A generic that never ends',
  },
  intrinsicArgument: {
    code: 91123,
    message: "'{0}': {1}.",
    summary: 'An argument that an intrinsic cannot take',
  },
  droppedResult: {
    code: 91124,
    message: "This '{0}' says whether it worked, and nothing looks at it. Test it, or write 'ignore(...)'.",
    summary: 'An error that is dropped',
  },
} as const;
