import { elementsNamed, readXml } from './xml-tree.ts';

test('elements with their attributes, in order, however deep', () => {
  const root = readXml(
    '<?xml version="1.0"?>\n<a x="1">\n  <!-- <b/> -->\n  <b y="&lt;&amp;&#65;&quot;"/>\n  <c><b y="2"></b></c>\n</a>\n',
  );
  expect(root.attributes).toEqual({ x: '1' });
  expect(elementsNamed(root, 'b').map(({ attributes }) => attributes['y'])).toEqual(['<&A"', '2']);
});

test.each(['', 'crm_mon: Error', '<a>', '<a></b>', '<a/><b/>', '<a x=1/>', "<a x='1'/>", '</a>', '<a'])(
  'refused: %s',
  (text) => {
    expect(() => readXml(text)).toThrow(SyntaxError);
  },
);
