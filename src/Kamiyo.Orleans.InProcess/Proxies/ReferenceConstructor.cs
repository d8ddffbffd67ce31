using Kamiyo.Orleans.InProcess.Runtime;
using Orleans.Runtime;

namespace Kamiyo.Orleans.InProcess.Proxies;

internal delegate GrainReference ReferenceConstructor(ActorRuntime runtime, GrainId grainId);
