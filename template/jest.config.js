module.exports = { preset: 'conductor' };
