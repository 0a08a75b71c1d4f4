/** Characters that stand for their kinds: allowed, refused, blank, control, invisible, turning, of other scripts. */
const CHARACTERS = [
  ...Array.from({ length: 0x100 }, (_, code) => String.fromCharCode(code)),
  ...Array.from(
    '\u034f\u061c\u115f\u1680\u180e\u2002\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202a\u202c\u202e\u202f' +
      '\u205f\u2060\u2066\u2069\u2800\u3000\u3002\u3164\ufe0f\ufeff\uff0e\uff20\uffa0\ufffc\ufffd\ue000\ufdd0' +
      'čßςıİαжا你が한＠．＋',
  ),
  '😀',
  'e\u0301',
  '\ud800',
  '\udc00',
  '\u{e0001}',
  '\u{1d173}',
];

const LOCALS = [
  '',
  '.',
  'a.',
  '.a',
  'a..b',
  'a+b',
  "o'neil",
  '"a b"',
  'a\\b',
  'a%2b',
  'A-Z_9',
  'a(b)',
  '<a',
  'a,b',
  'a;b',
];
const DOMAINS = [
  '',
  '.',
  'b',
  'b.',
  '.b',
  'b..c',
  '-b.c',
  'b-.c',
  'b_c.d',
  'b--c.d',
  '[127.0.0.1]',
  '127.0.0.1',
  'b.c:80',
  'b.c/d',
  'b.c?d',
  'b.c#d',
  'b.c%2ed',
  'b\\c',
  'B.Co',
  'xn--akovec-h2a.hr',
  'xn--.hr',
  'čakovec.hr',
  'b。c',
  'faß.de',
  'bücher.example',
  `${'b'.repeat(63)}.c`,
  `${'b'.repeat(64)}.c`,
  `${'b.'.repeat(120)}c`,
  `${'b.'.repeat(130)}c`,
];

/** Hundreds of addresses, right and wrong, with every kind of character in every place. */
export function hostileAddresses(): string[] {
  const around = CHARACTERS.flatMap((one) => [
    `${one}a@b.co`,
    `a${one}x@b.co`,
    `ax${one}@b.co`,
    `a@${one}b.co`,
    `a@b${one}x.co`,
    `a@b.co${one}`,
    `${one}a@b.co${one}`,
  ]);
  const parts = ['a', ...LOCALS].flatMap((local) => ['b.co', ...DOMAINS].map((domain) => `${local}@${domain}`));
  return [
    ...around,
    ...parts,
    '',
    ' ',
    'a',
    'a@b@c',
    'a @b.co',
    'a@b.co, c@d.co',
    'a@b.co;c@d.co',
    'Ana <a@b.co>',
    '<a@b.co>',
    'mailto:a@b.co',
    'MAILTO: a@b.co?subject=x',
    `${'a'.repeat(64)}@b.co`,
    `${'a'.repeat(65)}@b.co`,
    '\u202aa@b.co\u202c',
    '\u2068a@b.co\u2069',
    'a@b.co\r\n',
    'a\r\n@b.co',
    '\ta@b.co\t',
  ];
}
