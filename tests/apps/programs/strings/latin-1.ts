/** Characters up to U+00FF: umlauts and signs, printed as UTF-8. */
const text = 'Grüße, 21 °C, ½ µs, ñandú';
console.log(
  text,
  text.length,
  text.charCodeAt(2),
  text.indexOf('°'),
  text.slice(0, 12).toUpperCase(),
  text[3],
);
console.log(String.fromCharCode(0xe4, 0xf6, 0xfc), 'é' > 'z', 'ÀÉ'.toLowerCase());
