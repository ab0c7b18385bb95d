/** Diagnostics 91700-91799: what apps in ordinary TypeScript do not have, and what to write instead. */
export const APPS = {
  appUnsupported: {
    code: 91700,
    message: 'Apps have no {0}.',
    summary: 'A construct that apps do not have',
  },
  appNumber: {
    code: 91701,
    message:
      "'{0}' is no integer from -2147483648 to 2147483647, and numbers are. Scale the value, for example to thousandths.",
    summary: 'A number with a fraction, an exponent, or too many digits',
  },
  appCharacter: {
    code: 91702,
    message:
      "'{0}' is {1}, and texts hold characters from U+0000 to U+00FF. Write it with letters of Latin-1.",
    summary: 'A character beyond Latin-1 in a literal',
  },
  appUntyped: {
    code: 91704,
    message: "'{0}' says nothing about the value. Write the type that it has.",
    summary: 'any, unknown, object',
  },
  appMixedUnion: {
    code: 91705,
    message:
      "A value of type '{0}' would be one of several kinds. Use one kind, or objects with a property that tells them apart.",
    summary: 'A union of different kinds of values',
  },
  appTypeConstruct: {
    code: 91706,
    message: "Type '{0}' is {1}, which apps do not have. Write an interface, or one plain type.",
    summary: 'Intersections, conditional types, several signatures, ...',
  },
  appClassAsInterface: {
    code: 91709,
    message:
      "The class '{0}' has methods where '{1}' has properties with functions. Make an object: '{ {2}: () => object.{2}() }'.",
    summary: 'An object of a class used through an interface',
  },
  appErased: {
    code: 91710,
    message:
      "'{0}' may stand for any kind of value here: {1}. Write it for one type, or as a named function that is called.",
    summary: 'A value of a type parameter that is looked at, in a function that is a value',
  },
  appInheritance: {
    code: 91712,
    message: 'Classes do not extend each other. Keep the other object in a field, and call it.',
    summary: 'A class that extends another',
  },
  appModule: {
    code: 91713,
    message: "There is no module '{0}' for apps. Import './...', 'conductor/app' or the client of a service.",
    summary: 'A module of Node or of a package',
  },
  appUnclearMember: {
    code: 91711,
    message: "Which of the members of '{0}' this object is does not show. Give it the property that tells.",
    summary: 'An object literal that fits several members of a union',
  },
  appConversion: {
    code: 91714,
    message: "A value of type '{0}' is not kept as '{1}' is. Make a new one of that type.",
    summary: 'A value used as one of another layout or kind',
  },
  appAssertion: {
    code: 91715,
    message: "'as' cannot make '{1}' of '{0}'. Narrow it with a check, or make a new value.",
    summary: 'A type assertion that nothing ensures',
  },
  appQuotient: {
    code: 91716,
    message: "'{0}' may have a fraction. Round it where it is: 'Math.floor({0})'.",
    summary: 'A division or root that is not rounded',
  },
  appProduct: {
    code: 91717,
    message: "A product that is cut to 32 bits is 'Math.imul({0}, {1})'.",
    summary: '(a * b) | 0',
  },
  appOperand: {
    code: 91718,
    message: "'{0}' cannot be applied to '{1}' in apps.",
    summary: 'An operator on a kind of value that it does not have',
  },
  appComparison: {
    code: 91719,
    message:
      "'{0}' and '{1}' cannot be compared in apps. Compare numbers, texts or the same kind of objects.",
    summary: 'A comparison of different kinds',
  },
  appNoText: {
    code: 91720,
    message: "'{0}' has no text that would help. Print its parts, or 'JSON.stringify(...)' of it.",
    summary: 'An object, an array or a function as a text',
  },
  appFormat: {
    code: 91721,
    message:
      "'{0}' formats a value as a number or as JSON that is no number. Write a template: `...${value}...`.",
    summary: 'A format of console.log for another kind of value',
  },
  appNoJson: {
    code: 91722,
    message:
      "There is no JSON of '{0}'. Give it numbers, texts, booleans, arrays, records and objects of these.",
    summary: 'JSON.stringify of what has no JSON',
  },
  appNoProperties: {
    code: 91723,
    message: "Which properties a '{0}' has is not known when the program runs. Use a Record or a Map.",
    summary: 'Object.keys of objects with optional properties',
  },
  appOrder: {
    code: 91724,
    message:
      "The order of properties shows, and in '{0}' it is not that of the type: {1}. Write them in this order.",
    summary: 'Properties in another order than their type has them, where it shows',
  },
  appSort: {
    code: 91725,
    message: "Without a comparison 'sort' compares texts, and these are '{0}'. Write '(a, b) => ...'.",
    summary: 'sort() of what are neither texts nor numbers',
  },
  appUnfilled: {
    code: 91726,
    message: "'{0}' has no elements yet. Fill it at once: '{0}.fill(0)'.",
    summary: 'new Array(n) without fill',
  },
  appUnionMember: {
    code: 91727,
    message: "'{0}' is not the same in all members of '{1}'. Find out first which one it is.",
    summary: 'A property that members of a union have in different places',
  },
  appMethodValue: {
    code: 91728,
    message: "'{0}' can only be called. Write '(...) => {0}(...)'.",
    summary: 'A method or a function of the library as a value',
  },
  appElement: {
    code: 91729,
    message:
      "'[{0}]' of '{1}' is known only when the program runs. Name the property, or use a Record or an array.",
    summary: 'A property by a name that is not constant',
  },
  appParameters: {
    code: 91730,
    message: 'A function value has at most {1} parameters, and this one has {0}. Pass an object.',
    summary: 'A function value with too many parameters',
  },
  appThis: {
    code: 91731,
    message: "Only methods of classes have 'this'. Pass the object as a parameter.",
    summary: "'this' outside of classes",
  },
  appLoop: {
    code: 91732,
    message: "'for ... {0}' cannot go through '{1}'.",
    summary: 'A loop over what cannot be gone through',
  },
  appThrow: {
    code: 91733,
    message: "Only errors are thrown, and this is '{0}'. Write 'throw new Error(...)'.",
    summary: 'throw of something that is no Error',
  },
  appHandler: {
    code: 91734,
    message: "'{0}' is what the app is called by. Export it as 'function {1}'.",
    summary: 'A handler with other parameters or another result',
  },
  appPattern: {
    code: 91735,
    message: 'In apps a regular expression cannot have {0}.',
    summary: 'A regular expression that apps do not have',
  },
  appLength: {
    code: 91736,
    message: "An array gets shorter with 'splice' or 'length = 0', and longer with 'push'.",
    summary: 'An assignment to the length of an array',
  },
  appMissing: {
    code: 91747,
    message: "Apps have no '{0}': {1}.",
    summary: 'What other JavaScript has and apps have not',
  },
  appSpread: {
    code: 91746,
    message:
      "'...' cannot stand in a call of '{0}' in apps. Give the arguments one by one, or join them first.",
    summary: "'...' in a call that takes no array of arguments",
  },
  appUnsetField: {
    code: 91756,
    message: "'{0}' may have no value yet when this runs. Give the fields their values first.",
    summary: 'An object that is used while its constructor runs',
  },
  appOptionalSpread: {
    code: 91745,
    message:
      "'{0}' may be missing here, and an earlier '{0}' would stay. Write the property out: '{0}: ... ?? ...'.",
    summary: 'A spread of an optional property over one that is there',
  },
} as const;
