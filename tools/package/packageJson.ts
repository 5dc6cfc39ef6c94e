interface Project {
  readonly version: string
  readonly description: string
  readonly license: string
  readonly engines: object
}

/** What a module of the package and its types are called. */
const entry = (file: string, types: string) => ({ types: `./types/${types}.d.ts`, default: `./${file}.js` })

/** The package's own package.json. @param project the project's */
export function packageJson({ version, description, license, engines }: Project): object {
  return {
    name: 'terrella',
    ...{ version, description, license },
    keywords: ['web-component', 'custom-element', 'landscape', 'terrain', 'procedural', 'three', 'webgl', 'onnx'],
    type: 'module',
    sideEffects: ['./element.js', './terrella.js', './assets/*.js', './chunks/*.js', './workers/*.js'],
    exports: {
      '.': entry('element', 'package/element'),
      './react': entry('react', 'package/react'),
      './jsx': entry('jsx', 'package/jsx'),
      './frame': entry('frame', 'embed/frame/index'),
      './land': entry('land', 'package/land'),
      './standalone': entry('terrella', 'package/element'),
      './terrella.js': './terrella.js',
      './embed.html': './embed.html',
      './models/*': './models/*',
      './places/*': './places/*',
      './engine/*': './engine/*',
      './custom-elements.json': './custom-elements.json',
      './vscode.html-data.json': './vscode.html-data.json',
      './package.json': './package.json',
    },
    customElements: 'custom-elements.json',
    engines,
    // @react-three/fiber, which is inside, looks into React, and goes with these.
    peerDependencies: { react: '>=19 <19.4', 'react-dom': '>=19 <19.4', three: '^0.187.0' },
  }
}
