/** Diagnostics 91000-91099: what the dialect does not have, and what to write instead. */
export const CONSTRUCTS = {
  internalError: {
    code: 91000,
    message:
      'Internal compiler error: {0}. This is a bug of the transpiler; please report it with this source.',
    summary: 'The transpiler itself failed',
  },
  unsupported: {
    code: 91001,
    message: 'The dialect has no {0}.',
    summary: 'A construct that the dialect does not have',
  },
  heapAllocation: {
    code: 91002,
    message:
      "There is no heap: '{0}' initialises only a module 'const', a 'readonly' field or a local 'const'. Name the storage there and use it here.",
    summary: 'Storage made where it would have to live on a heap',
  },
  objectLiteral: {
    code: 91003,
    message:
      "An object literal is only a constant: a module 'const' of a declared type, or a row of a table. Declare a class and make it with 'new'.",
    summary: 'An object literal outside a constant table',
  },
  arrayLiteral: {
    code: 91004,
    message: "An array literal is only the rows of 'table(...)'. For storage use 'array(type, length)'.",
    summary: 'An array literal outside a table',
  },
  closure: {
    code: 91005,
    message:
      "'{0}' belongs to the enclosing function, and a function value cannot capture it. Pass it as a parameter or keep it in a module variable.",
    summary: 'A function that captures a local',
  },
  exceptions: {
    code: 91006,
    message: "There are no exceptions. Return a status, or stop with 'panic(reason)'.",
    summary: 'try, catch or throw',
  },
  anyType: {
    code: 91007,
    message: "'{0}' has no size. Write the type that the value has.",
    summary: 'any, unknown, object',
  },
  floatingPoint: {
    code: 91008,
    message: "There are no fractions: '{0}' is not an integer. Scale the value, for example to thousandths.",
    summary: 'A fractional number',
  },
  asynchronous: {
    code: 91009,
    message:
      "There is no 'async' or 'await'. A server waits in its message loop; a call to another process blocks.",
    summary: 'async functions, await, promises',
  },
  generator: {
    code: 91010,
    message: "There are no generators. Keep the position in a class and give it a 'next' method.",
    summary: 'Generator functions and yield',
  },
  dynamicString: {
    code: 91011,
    message:
      'Texts are constants and cannot be built at run time. Write the pieces to a byte array one after the other.',
    summary: 'Concatenated or formatted texts',
  },
  spread: {
    code: 91012,
    message: "There are no '...' arguments, parameters or elements. Pass a span.",
    summary: 'Spread and rest',
  },
  destructuring: {
    code: 91013,
    message: 'There is no destructuring. Name the fields or elements one by one.',
    summary: 'Destructuring',
  },
  inheritance: {
    code: 91014,
    message:
      "Classes are structs without inheritance. Embed the other as a field: 'readonly base = new Base()'.",
    summary: 'extends and implements on classes',
  },
  accessor: {
    code: 91015,
    message: 'There are no accessors, so that a field access is always one load or store. Write a method.',
    summary: 'get and set accessors',
  },
  constructorDeclaration: {
    code: 91016,
    message:
      "Classes have no constructors. Give fields constant initialisers and write an 'initialise' method.",
    summary: 'A constructor, or arguments of new',
  },
  looseEquality: {
    code: 91017,
    message: "Write '{1}' instead of '{0}'.",
    summary: '== and !=',
  },
  typeTest: {
    code: 91018,
    message:
      "'{0}' needs type information at run time, and there is none. Keep an enum field that says what it is.",
    summary: 'in, instanceof and typeof',
  },
  deletion: {
    code: 91019,
    message: "Fields cannot be deleted. Store 'null' or a value that means nothing.",
    summary: 'delete',
  },
  optionalChain: {
    code: 91020,
    message: "There is no '?.'. Test with 'if (x !== null)'.",
    summary: 'Optional chaining',
  },
  regularExpression: {
    code: 91021,
    message: 'There are no regular expressions. Compare the bytes.',
    summary: 'Regular expressions',
  },
  varDeclaration: {
    code: 91022,
    message: "Write 'let' or 'const' instead of 'var'.",
    summary: 'var',
  },
  forIn: {
    code: 91023,
    message: "There is no 'for..in'. Use 'for..of' over an array, or count an index.",
    summary: 'for..in',
  },
  namespace: {
    code: 91024,
    message: 'There are no namespaces. A module is a file.',
    summary: 'namespace and module blocks',
  },
  defaultExport: {
    code: 91025,
    message: 'There are no default exports. Export and import by name.',
    summary: 'Default exports and imports',
  },
  moduleStatement: {
    code: 91026,
    message: 'A module consists of declarations; nothing runs when it is loaded. Put this into a function.',
    summary: 'A statement outside a function',
  },
  optionalParameter: {
    code: 91027,
    message:
      "Parameters are neither optional nor defaulted. Pass every argument; a missing reference is 'null'.",
    summary: 'Optional and default parameters',
  },
  nonAsciiText: {
    code: 91028,
    message: 'A text is ASCII: {0} is not.',
    summary: 'A text with other than ASCII characters',
  },
  unknownAttribute: {
    code: 91029,
    message: "Unknown attribute '@{0}'{1}.",
    summary: 'A misspelt attribute',
  },
  attributeUse: {
    code: 91030,
    message: "Attribute '@{0}': {1}.",
    summary: 'An attribute in the wrong place or with a wrong argument',
  },
  methodValue: {
    code: 91031,
    message:
      "Method '{0}' is not a value, because a value cannot carry its object. Use a function that takes the object.",
    summary: 'A method used as a value',
  },
  typeAssertion: {
    code: 91032,
    message: "'as' cannot turn '{0}' into '{1}'{2}.",
    summary: 'A type assertion that is not possible',
  },
  enumText: {
    code: 91033,
    message: 'Enum members are integers.',
    summary: 'An enum member that is not an integer',
  },
  nakedBody: {
    code: 91034,
    message:
      "A '@naked' function has no frame: it has no parameters in its body and consists of 'asm' statements only.",
    summary: 'Something else than asm in a naked function',
  },
  staticField: {
    code: 91035,
    message: 'Classes have no static fields. Declare a module variable.',
    summary: 'A static field',
  },
  statementOnly: {
    code: 91036,
    message: "'{0}' is a statement of its own; it has no value to use.",
    summary: 'assert, panic or asm used as a value',
  },
  tooDeep: {
    code: 91037,
    message:
      'This is nested more than {0} levels deep. Take it apart with functions or intermediate variables.',
    summary: 'Expressions or blocks nested too deep',
  },
} as const;
