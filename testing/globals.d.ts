/** For the `types` of a project's tests: Jest, Node, and what every test finds without an import (jest/globals.ts). */
/// <reference types="@types/jest" />
/// <reference types="@types/node" />
import './jest/globals';
