/** The versions whose outcomes are in tests/truth/cases.json. */
export const recordedVersions = ['sequelize@6.37.8', '@sequelize/core@7.0.0-alpha.48'];
