interface TestFile {
  readonly path: string;
}

declare class Running {
  onTestFileStart(file: TestFile): void;
  onTestFileResult(file: TestFile): void;
}

export = Running;
