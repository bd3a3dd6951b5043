import type { HLJSApi, LanguageFn } from 'highlight.js';

type Loader = () => Promise<{ default: LanguageFn }>;

/** The languages whose code is coloured; each is fetched when the first block of it appears. */
const loaders: Readonly<Record<string, Loader>> = {
  bash: () => import('highlight.js/lib/languages/bash'),
  c: () => import('highlight.js/lib/languages/c'),
  cpp: () => import('highlight.js/lib/languages/cpp'),
  csharp: () => import('highlight.js/lib/languages/csharp'),
  css: () => import('highlight.js/lib/languages/css'),
  diff: () => import('highlight.js/lib/languages/diff'),
  dockerfile: () => import('highlight.js/lib/languages/dockerfile'),
  go: () => import('highlight.js/lib/languages/go'),
  ini: () => import('highlight.js/lib/languages/ini'),
  java: () => import('highlight.js/lib/languages/java'),
  javascript: () => import('highlight.js/lib/languages/javascript'),
  json: () => import('highlight.js/lib/languages/json'),
  kotlin: () => import('highlight.js/lib/languages/kotlin'),
  markdown: () => import('highlight.js/lib/languages/markdown'),
  php: () => import('highlight.js/lib/languages/php'),
  protobuf: () => import('highlight.js/lib/languages/protobuf'),
  python: () => import('highlight.js/lib/languages/python'),
  ruby: () => import('highlight.js/lib/languages/ruby'),
  rust: () => import('highlight.js/lib/languages/rust'),
  sql: () => import('highlight.js/lib/languages/sql'),
  swift: () => import('highlight.js/lib/languages/swift'),
  typescript: () => import('highlight.js/lib/languages/typescript'),
  xml: () => import('highlight.js/lib/languages/xml'),
  yaml: () => import('highlight.js/lib/languages/yaml'),
};

const aliases: Readonly<Record<string, string>> = {
  sh: 'bash',
  shell: 'bash',
  zsh: 'bash',
  'c++': 'cpp',
  cs: 'csharp',
  patch: 'diff',
  docker: 'dockerfile',
  golang: 'go',
  toml: 'ini',
  js: 'javascript',
  mjs: 'javascript',
  jsx: 'javascript',
  kt: 'kotlin',
  md: 'markdown',
  proto: 'protobuf',
  py: 'python',
  rb: 'ruby',
  rs: 'rust',
  ts: 'typescript',
  tsx: 'typescript',
  html: 'xml',
  svg: 'xml',
  yml: 'yaml',
};

/** Code beyond this many characters stays uncoloured, so that no message holds the page up. */
const maxCharacters = 20_000;

let engine: Promise<HLJSApi> | undefined;

/** The code as HTML with `hljs-…` classes; undefined when the language is not known or the code too long. */
export async function highlight(code: string, language: string): Promise<string | undefined> {
  const name = aliases[language.toLowerCase()] ?? language.toLowerCase();
  const loader = Object.hasOwn(loaders, name) ? loaders[name] : undefined;
  if (!loader || code.length > maxCharacters) return undefined;
  engine ??= import('highlight.js/lib/core').then((module) => module.default);
  const hljs = await engine;
  if (!hljs.getLanguage(name)) hljs.registerLanguage(name, (await loader()).default);
  return hljs.highlight(code, { language: name, ignoreIllegals: true }).value;
}
