// Tables, as CSV with a line of names: what a user's own table looks like.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** @param {(string | number)[][]} rows */
const csv = (rows) =>
  `${rows
    .map((row) =>
      row.map((cell) => (/[",\n]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : cell)).join(','),
    )
    .join('\n')}\n`;

/** @param {string} text @param {string | RegExp} separator */
const cells = (text, separator) =>
  text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(separator));

/** @param {string} folder of scikit-learn @returns {Record<string, string>} */
export function sklearnTables(folder) {
  const read = (/** @type {string} */ name) => {
    const bytes = readFileSync(join(folder, 'usr/lib/python3/dist-packages/sklearn/datasets/data', name));
    return (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString();
  };
  /** The last column is the class's number. */
  const labelled = (/** @type {string} */ name, /** @type {string[]} */ columns, /** @type {string[]} */ classes) => {
    const rows = cells(read(name), ',').slice(1);
    for (const row of rows) row.push(classes[Number(row.pop())] ?? '');
    return csv([columns, ...rows]);
  };
  const targets = cells(read('diabetes_target.csv.gz'), ' ');
  const patients = cells(read('diabetes_data_raw.csv.gz'), ' ').map((row, i) =>
    [...row, targets[i]?.[0] ?? ''].map(Number),
  );
  // oxfmt-ignore
  return {
    'iris.csv': labelled('iris.csv', ['sepal length', 'sepal width', 'petal length', 'petal width', 'species'],
      ['setosa', 'versicolor', 'virginica']),
    'wine.csv': labelled('wine_data.csv', ['alcohol', 'malic acid', 'ash', 'alcalinity of ash', 'magnesium', 'total phenols',
      'flavanoids', 'nonflavanoid phenols', 'proanthocyanins', 'color intensity', 'hue', 'OD280/OD315', 'proline', 'grower'],
      ['grower 1', 'grower 2', 'grower 3']),
    'diabetes.csv': csv([['age', 'sex', 'bmi', 'blood pressure', 'total cholesterol', 'LDL', 'HDL', 'cholesterol ratio',
      'log triglycerides', 'blood sugar', 'progression'], ...patients]),
  };
}

/** @param {string} folder of palmerpenguins @returns {Record<string, string>} */
export const penguins = (folder) => ({
  'penguins.csv': readFileSync(
    join(folder, 'usr/lib/R/site-library/palmerpenguins/extdata/penguins.csv'),
    'utf8',
  ).replaceAll('\r', ''),
});

/** @param {string} folder of vega-datasets @returns {Record<string, string>} */
export function cars(folder) {
  /** @type {Record<string, string | number | null>[]} */
  const rows = JSON.parse(readFileSync(join(folder, 'data/cars.json'), 'utf8'));
  const columns = [
    'Name',
    'Cylinders',
    'Displacement',
    'Horsepower',
    'Weight_in_lbs',
    'Acceleration',
    'Year',
    'Origin',
    'Miles_per_Gallon',
  ];
  return { 'cars.csv': csv([columns, ...rows.map((row) => columns.map((name) => row[name] ?? 'NA'))]) };
}
