// public/data/NOTICE.md: whose the data are.
import { sources } from './sources.mjs';

/** @type {{ files: RegExp, title: string, source: keyof typeof sources, licence: string, text: string }[]} */
const entries = [
  {
    files: /^fashion-mnist\//,
    title: 'Fashion-MNIST',
    source: 'fashion',
    licence: 'MIT, © 2017 Zalando SE',
    text: 'Xiao, Rasul & Vollgraf, "Fashion-MNIST: a Novel Image Dataset for Benchmarking Machine Learning Algorithms", 2017. All 60,000 + 10,000 images; grey values rounded to 32 shades; order changed so that every beginning has equally many of each class.',
  },
  {
    files: /^digits/,
    title: 'Handwritten digits',
    source: 'sklearn',
    licence: 'BSD-3-Clause (scikit-learn)',
    text: 'The test set of Alpaydin & Kaynak, "Optical Recognition of Handwritten Digits", UCI Machine Learning Repository, 1998. 1797 images of 8 × 8 pixels, values 0 to 16; order changed as above.',
  },
  {
    files: /^(iris|wine|diabetes)/,
    title: 'Iris, wine, diabetes',
    source: 'sklearn',
    licence: 'BSD-3-Clause (scikit-learn)',
    text: 'Fisher, "The use of multiple measurements in taxonomic problems", 1936; Forina et al., PARVUS, via UCI, 1991; Efron, Hastie, Johnstone & Tibshirani, "Least Angle Regression", 2004. Columns named, otherwise unchanged.',
  },
  {
    files: /^penguins/,
    title: 'Palmer penguins',
    source: 'penguins',
    licence: 'CC0-1.0',
    text: 'Gorman, Williams & Fraser, "Ecological Sexual Dimorphism and Environmental Variability within a Community of Antarctic Penguins", 2014; Horst, Hill & Gorman, palmerpenguins, 2020. Unchanged.',
  },
  {
    files: /^cars/,
    title: 'Cars',
    source: 'vega',
    licence: 'distributed for educational and scientific purposes',
    text: 'Ramos & Donoho, ASA Data Exposition 1983, StatLib, Carnegie Mellon University. As CSV, otherwise unchanged.',
  },
  {
    files: /^moby-dick/,
    title: 'Moby-Dick',
    source: 'moby',
    licence: 'ODC-PDDL-1.0 (database), CC0-1.0 (contents)',
    text: 'Herman Melville, 1851, via Project Gutenberg. Reduced to ASCII.',
  },
  {
    files: /^names/,
    title: 'First names',
    source: 'female',
    licence: 'ODC-PDDL-1.0 (database), CC0-1.0 (contents)',
    text: 'English first names, female and male (the latter from package male of the same version), each once.',
  },
  {
    files: /^spam/,
    title: 'Spam or not',
    source: 'spam',
    licence: 'ODC-PDDL-1.0 (database), CC0-1.0 (contents)',
    text: 'Subject lines of the SpamAssassin public mail corpus, 2002: each once, without addresses and marks of mailing lists, and without those unfit for a classroom.',
  },
];

/** @param {{ name: string, bytes: number, sha256: string }[]} files */
export function notice(files) {
  const lines = [
    '# Whose data these are',
    '',
    'Built by `npm run data` (scripts/data), which checks each package against the checksum below. Files `.bin` are gzipped.',
    'The other sets (shapes of the plane, toy sequences, ratings) are made by the program itself.',
  ];
  for (const { files: pattern, title, source, licence, text } of entries) {
    const { from, package: name, sha256 } = sources[source];
    lines.push('', `## ${title}`, '', text, '');
    lines.push(`- Licence: ${licence}`, `- Source: ${from} package \`${name}\`, sha256 \`${sha256}\``, '');
    lines.push('| file | bytes | sha256 |', '|---|---|---|');
    for (const file of files.filter((f) => pattern.test(f.name))) {
      lines.push(`| ${file.name} | ${file.bytes} | \`${file.sha256}\` |`);
    }
  }
  lines.push(
    '',
    '## Licence texts',
    '',
    '### MIT (Fashion-MNIST)',
    '',
    mit,
    '',
    '### BSD-3-Clause (scikit-learn)',
    '',
    bsd,
  );
  return `${lines.join('\n')}\n`;
}

const mit = `Copyright © 2017 Zalando SE, https://tech.zalando.com

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

const bsd = `Copyright (c) 2007-2022 The scikit-learn developers. All rights reserved.

Redistribution and use in source and binary forms, with or without modification, are permitted provided that the following conditions are met:

* Redistributions of source code must retain the above copyright notice, this list of conditions and the following disclaimer.
* Redistributions in binary form must reproduce the above copyright notice, this list of conditions and the following disclaimer in the documentation and/or other materials provided with the distribution.
* Neither the name of the copyright holder nor the names of its contributors may be used to endorse or promote products derived from this software without specific prior written permission.

THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.`;
