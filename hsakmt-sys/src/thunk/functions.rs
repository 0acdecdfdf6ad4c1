// Made by ci/bindings; not to be edited.
// Headers: hsakmt/hsakmt.h hsakmt/hsakmttypes.h, and from hsakmt.h what only older ones have
// of Debian's source package rocr-runtime 6.4.3+dfsg-5 and libhsakmt-dev 5.2.3+dfsg-1.
// Command: bindgen 0.72.1 --disable-header-comment --use-core --ctypes-prefix libc --with-derive-default --no-doc-comments --default-enum-style consts --no-prepend-enum-name --generate functions --merge-extern-blocks, as the list of rocm_locate::functions!

use super::*;
use rocm_locate::functions;

functions! {
    pub fn hsaKmtOpenKFD() -> HSAKMT_STATUS;
    pub fn hsaKmtCloseKFD() -> HSAKMT_STATUS;
    pub fn hsaKmtGetVersion(VersionInfo: *mut HsaVersionInfo) -> HSAKMT_STATUS;
    pub fn hsaKmtAcquireSystemProperties(SystemProperties: *mut HsaSystemProperties) -> HSAKMT_STATUS;
    pub fn hsaKmtReleaseSystemProperties() -> HSAKMT_STATUS;
    pub fn hsaKmtGetNodeProperties(NodeId: HSAuint32, NodeProperties: *mut HsaNodeProperties) -> HSAKMT_STATUS;
    pub fn hsaKmtGetNodeMemoryProperties(
        NodeId: HSAuint32,
        NumBanks: HSAuint32,
        MemoryProperties: *mut HsaMemoryProperties,
    ) -> HSAKMT_STATUS;
    pub fn hsaKmtGetNodeCacheProperties(
        NodeId: HSAuint32,
        ProcessorId: HSAuint32,
        NumCaches: HSAuint32,
        CacheProperties: *mut HsaCacheProperties,
    ) -> HSAKMT_STATUS;
    pub fn hsaKmtGetNodeIoLinkProperties(
        NodeId: HSAuint32,
        NumIoLinks: HSAuint32,
        IoLinkProperties: *mut HsaIoLinkProperties,
    ) -> HSAKMT_STATUS;
    pub fn hsaKmtCreateEvent(
        EventDesc: *mut HsaEventDescriptor,
        ManualReset: bool,
        IsSignaled: bool,
        Event: *mut *mut HsaEvent,
    ) -> HSAKMT_STATUS;
    pub fn hsaKmtDestroyEvent(Event: *mut HsaEvent) -> HSAKMT_STATUS;
    pub fn hsaKmtSetEvent(Event: *mut HsaEvent) -> HSAKMT_STATUS;
    pub fn hsaKmtResetEvent(Event: *mut HsaEvent) -> HSAKMT_STATUS;
    pub fn hsaKmtQueryEventState(Event: *mut HsaEvent) -> HSAKMT_STATUS;
    pub fn hsaKmtWaitOnEvent(Event: *mut HsaEvent, Milliseconds: HSAuint32) -> HSAKMT_STATUS;
    pub fn hsaKmtWaitOnEvent_Ext(Event: *mut HsaEvent, Milliseconds: HSAuint32, event_age: *mut u64) -> HSAKMT_STATUS;
    pub fn hsaKmtWaitOnMultipleEvents(
        Events: *mut *mut HsaEvent,
        NumEvents: HSAuint32,
        WaitOnAll: bool,
        Milliseconds: HSAuint32,
    ) -> HSAKMT_STATUS;
    pub fn hsaKmtWaitOnMultipleEvents_Ext(
        Events: *mut *mut HsaEvent,
        NumEvents: HSAuint32,
        WaitOnAll: bool,
        Milliseconds: HSAuint32,
        event_age: *mut u64,
    ) -> HSAKMT_STATUS;
    pub fn hsaKmtReportQueue(QueueId: HSA_QUEUEID, QueueReport: *mut HsaQueueReport) -> HSAKMT_STATUS;
    pub fn hsaKmtCreateQueue(
        NodeId: HSAuint32,
        Type: HSA_QUEUE_TYPE,
        QueuePercentage: HSAuint32,
        Priority: HSA_QUEUE_PRIORITY,
        QueueAddress: *mut libc::c_void,
        QueueSizeInBytes: HSAuint64,
        Event: *mut HsaEvent,
        QueueResource: *mut HsaQueueResource,
    ) -> HSAKMT_STATUS;
    pub fn hsaKmtCreateQueueExt(
        NodeId: HSAuint32,
        Type: HSA_QUEUE_TYPE,
        QueuePercentage: HSAuint32,
        Priority: HSA_QUEUE_PRIORITY,
        SdmaEngineId: HSAuint32,
        QueueAddress: *mut libc::c_void,
        QueueSizeInBytes: HSAuint64,
        Event: *mut HsaEvent,
        QueueResource: *mut HsaQueueResource,
    ) -> HSAKMT_STATUS;
    pub fn hsaKmtUpdateQueue(
        QueueId: HSA_QUEUEID,
        QueuePercentage: HSAuint32,
        Priority: HSA_QUEUE_PRIORITY,
        QueueAddress: *mut libc::c_void,
        QueueSize: HSAuint64,
        Event: *mut HsaEvent,
    ) -> HSAKMT_STATUS;
    pub fn hsaKmtDestroyQueue(QueueId: HSA_QUEUEID) -> HSAKMT_STATUS;
    pub fn hsaKmtSetQueueCUMask(
        QueueId: HSA_QUEUEID,
        CUMaskCount: HSAuint32,
        QueueCUMask: *mut HSAuint32,
    ) -> HSAKMT_STATUS;
    pub fn hsaKmtGetQueueInfo(QueueId: HSA_QUEUEID, QueueInfo: *mut HsaQueueInfo) -> HSAKMT_STATUS;
    pub fn hsaKmtSetMemoryPolicy(
        Node: HSAuint32,
        DefaultPolicy: HSAuint32,
        AlternatePolicy: HSAuint32,
        MemoryAddressAlternate: *mut libc::c_void,
        MemorySizeInBytes: HSAuint64,
    ) -> HSAKMT_STATUS;
    pub fn hsaKmtAllocMemory(
        PreferredNode: HSAuint32,
        SizeInBytes: HSAuint64,
        MemFlags: HsaMemFlags,
        MemoryAddress: *mut *mut libc::c_void,
    ) -> HSAKMT_STATUS;
    pub fn hsaKmtAllocMemoryAlign(
        PreferredNode: HSAuint32,
        SizeInBytes: HSAuint64,
        Alignment: HSAuint64,
        MemFlags: HsaMemFlags,
        MemoryAddress: *mut *mut libc::c_void,
    ) -> HSAKMT_STATUS;
    pub fn hsaKmtFreeMemory(MemoryAddress: *mut libc::c_void, SizeInBytes: HSAuint64) -> HSAKMT_STATUS;
    pub fn hsaKmtAvailableMemory(Node: HSAuint32, AvailableBytes: *mut HSAuint64) -> HSAKMT_STATUS;
    pub fn hsaKmtRegisterMemory(MemoryAddress: *mut libc::c_void, MemorySizeInBytes: HSAuint64) -> HSAKMT_STATUS;
    pub fn hsaKmtRegisterMemoryToNodes(
        MemoryAddress: *mut libc::c_void,
        MemorySizeInBytes: HSAuint64,
        NumberOfNodes: HSAuint64,
        NodeArray: *mut HSAuint32,
    ) -> HSAKMT_STATUS;
    pub fn hsaKmtRegisterMemoryWithFlags(
        MemoryAddress: *mut libc::c_void,
        MemorySizeInBytes: HSAuint64,
        MemFlags: HsaMemFlags,
    ) -> HSAKMT_STATUS;
    pub fn hsaKmtRegisterGraphicsHandleToNodes(
        GraphicsResourceHandle: HSAuint64,
        GraphicsResourceInfo: *mut HsaGraphicsResourceInfo,
        NumberOfNodes: HSAuint64,
        NodeArray: *mut HSAuint32,
    ) -> HSAKMT_STATUS;
    pub fn hsaKmtRegisterGraphicsHandleToNodesExt(
        GraphicsResourceHandle: HSAuint64,
        GraphicsResourceInfo: *mut HsaGraphicsResourceInfo,
        NumberOfNodes: HSAuint64,
        NodeArray: *mut HSAuint32,
        RegisterFlags: HSA_REGISTER_MEM_FLAGS,
    ) -> HSAKMT_STATUS;
    pub fn hsaKmtExportDMABufHandle(
        MemoryAddress: *mut libc::c_void,
        MemorySizeInBytes: HSAuint64,
        DMABufFd: *mut libc::c_int,
        Offset: *mut HSAuint64,
    ) -> HSAKMT_STATUS;
    pub fn hsaKmtShareMemory(
        MemoryAddress: *mut libc::c_void,
        SizeInBytes: HSAuint64,
        SharedMemoryHandle: *mut HsaSharedMemoryHandle,
    ) -> HSAKMT_STATUS;
    pub fn hsaKmtRegisterSharedHandle(
        SharedMemoryHandle: *const HsaSharedMemoryHandle,
        MemoryAddress: *mut *mut libc::c_void,
        SizeInBytes: *mut HSAuint64,
    ) -> HSAKMT_STATUS;
    pub fn hsaKmtRegisterSharedHandleToNodes(
        SharedMemoryHandle: *const HsaSharedMemoryHandle,
        MemoryAddress: *mut *mut libc::c_void,
        SizeInBytes: *mut HSAuint64,
        NumberOfNodes: HSAuint64,
        NodeArray: *mut HSAuint32,
    ) -> HSAKMT_STATUS;
    pub fn hsaKmtProcessVMRead(
        Pid: HSAuint32,
        LocalMemoryArray: *mut HsaMemoryRange,
        LocalMemoryArrayCount: HSAuint64,
        RemoteMemoryArray: *mut HsaMemoryRange,
        RemoteMemoryArrayCount: HSAuint64,
        SizeCopied: *mut HSAuint64,
    ) -> HSAKMT_STATUS;
    pub fn hsaKmtProcessVMWrite(
        Pid: HSAuint32,
        LocalMemoryArray: *mut HsaMemoryRange,
        LocalMemoryArrayCount: HSAuint64,
        RemoteMemoryArray: *mut HsaMemoryRange,
        RemoteMemoryArrayCount: HSAuint64,
        SizeCopied: *mut HSAuint64,
    ) -> HSAKMT_STATUS;
    pub fn hsaKmtDeregisterMemory(MemoryAddress: *mut libc::c_void) -> HSAKMT_STATUS;
    pub fn hsaKmtMapMemoryToGPU(
        MemoryAddress: *mut libc::c_void,
        MemorySizeInBytes: HSAuint64,
        AlternateVAGPU: *mut HSAuint64,
    ) -> HSAKMT_STATUS;
    pub fn hsaKmtMapMemoryToGPUNodes(
        MemoryAddress: *mut libc::c_void,
        MemorySizeInBytes: HSAuint64,
        AlternateVAGPU: *mut HSAuint64,
        MemMapFlags: HsaMemMapFlags,
        NumberOfNodes: HSAuint64,
        NodeArray: *mut HSAuint32,
    ) -> HSAKMT_STATUS;
    pub fn hsaKmtUnmapMemoryToGPU(MemoryAddress: *mut libc::c_void) -> HSAKMT_STATUS;
    pub fn hsaKmtMapGraphicHandle(
        NodeId: HSAuint32,
        GraphicDeviceHandle: HSAuint64,
        GraphicResourceHandle: HSAuint64,
        GraphicResourceOffset: HSAuint64,
        GraphicResourceSize: HSAuint64,
        FlatMemoryAddress: *mut HSAuint64,
    ) -> HSAKMT_STATUS;
    pub fn hsaKmtUnmapGraphicHandle(
        NodeId: HSAuint32,
        FlatMemoryAddress: HSAuint64,
        SizeInBytes: HSAuint64,
    ) -> HSAKMT_STATUS;
    pub fn hsaKmtGetAMDGPUDeviceHandle(NodeId: HSAuint32, DeviceHandle: *mut HsaAMDGPUDeviceHandle) -> HSAKMT_STATUS;
    pub fn hsaKmtAllocQueueGWS(QueueId: HSA_QUEUEID, nGWS: HSAuint32, firstGWS: *mut HSAuint32) -> HSAKMT_STATUS;
    pub fn hsaKmtDbgRegister(NodeId: HSAuint32) -> HSAKMT_STATUS;
    pub fn hsaKmtDbgUnregister(NodeId: HSAuint32) -> HSAKMT_STATUS;
    pub fn hsaKmtDbgWavefrontControl(
        NodeId: HSAuint32,
        Operand: HSA_DBG_WAVEOP,
        Mode: HSA_DBG_WAVEMODE,
        TrapId: HSAuint32,
        DbgWaveMsgRing: *mut HsaDbgWaveMessage,
    ) -> HSAKMT_STATUS;
    pub fn hsaKmtDbgAddressWatch(
        NodeId: HSAuint32,
        NumWatchPoints: HSAuint32,
        WatchMode: *mut HSA_DBG_WATCH_MODE,
        WatchAddress: *mut *mut libc::c_void,
        WatchMask: *mut HSAuint64,
        WatchEvent: *mut *mut HsaEvent,
    ) -> HSAKMT_STATUS;
    pub fn hsaKmtRuntimeEnable(rDebug: *mut libc::c_void, setupTtmp: bool) -> HSAKMT_STATUS;
    pub fn hsaKmtRuntimeDisable() -> HSAKMT_STATUS;
    pub fn hsaKmtGetRuntimeCapabilities(caps_mask: *mut HSAuint32) -> HSAKMT_STATUS;
    pub fn hsaKmtDbgEnable(runtime_info: *mut *mut libc::c_void, data_size: *mut HSAuint32) -> HSAKMT_STATUS;
    pub fn hsaKmtDbgDisable() -> HSAKMT_STATUS;
    pub fn hsaKmtDbgGetDeviceData(
        data: *mut *mut libc::c_void,
        n_entries: *mut HSAuint32,
        entry_size: *mut HSAuint32,
    ) -> HSAKMT_STATUS;
    pub fn hsaKmtDbgGetQueueData(
        data: *mut *mut libc::c_void,
        n_entries: *mut HSAuint32,
        entry_size: *mut HSAuint32,
        suspend_queues: bool,
    ) -> HSAKMT_STATUS;
    pub fn hsaKmtCheckRuntimeDebugSupport() -> HSAKMT_STATUS;
    pub fn hsaKmtDebugTrapIoctl(
        arg: *mut kfd_ioctl_dbg_trap_args,
        Queues: *mut HSA_QUEUEID,
        DebugReturn: *mut HSAuint64,
    ) -> HSAKMT_STATUS;
    pub fn hsaKmtGetClockCounters(NodeId: HSAuint32, Counters: *mut HsaClockCounters) -> HSAKMT_STATUS;
    pub fn hsaKmtPmcGetCounterProperties(
        NodeId: HSAuint32,
        CounterProperties: *mut *mut HsaCounterProperties,
    ) -> HSAKMT_STATUS;
    pub fn hsaKmtPmcRegisterTrace(
        NodeId: HSAuint32,
        NumberOfCounters: HSAuint32,
        Counters: *mut HsaCounter,
        TraceRoot: *mut HsaPmcTraceRoot,
    ) -> HSAKMT_STATUS;
    pub fn hsaKmtPmcUnregisterTrace(NodeId: HSAuint32, TraceId: HSATraceId) -> HSAKMT_STATUS;
    pub fn hsaKmtPmcAcquireTraceAccess(NodeId: HSAuint32, TraceId: HSATraceId) -> HSAKMT_STATUS;
    pub fn hsaKmtPmcReleaseTraceAccess(NodeId: HSAuint32, TraceId: HSATraceId) -> HSAKMT_STATUS;
    pub fn hsaKmtPmcStartTrace(
        TraceId: HSATraceId,
        TraceBuffer: *mut libc::c_void,
        TraceBufferSizeBytes: HSAuint64,
    ) -> HSAKMT_STATUS;
    pub fn hsaKmtPmcQueryTrace(TraceId: HSATraceId) -> HSAKMT_STATUS;
    pub fn hsaKmtPmcStopTrace(TraceId: HSATraceId) -> HSAKMT_STATUS;
    pub fn hsaKmtSetTrapHandler(
        NodeId: HSAuint32,
        TrapHandlerBaseAddress: *mut libc::c_void,
        TrapHandlerSizeInBytes: HSAuint64,
        TrapBufferBaseAddress: *mut libc::c_void,
        TrapBufferSizeInBytes: HSAuint64,
    ) -> HSAKMT_STATUS;
    pub fn hsaKmtGetTileConfig(NodeId: HSAuint32, config: *mut HsaGpuTileConfig) -> HSAKMT_STATUS;
    pub fn hsaKmtQueryPointerInfo(Pointer: *const libc::c_void, PointerInfo: *mut HsaPointerInfo) -> HSAKMT_STATUS;
    pub fn hsaKmtSetMemoryUserData(Pointer: *const libc::c_void, UserData: *mut libc::c_void) -> HSAKMT_STATUS;
    pub fn hsaKmtSPMAcquire(PreferredNode: HSAuint32) -> HSAKMT_STATUS;
    pub fn hsaKmtSPMRelease(PreferredNode: HSAuint32) -> HSAKMT_STATUS;
    pub fn hsaKmtSPMSetDestBuffer(
        PreferredNode: HSAuint32,
        SizeInBytes: HSAuint32,
        timeout: *mut HSAuint32,
        SizeCopied: *mut HSAuint32,
        DestMemoryAddress: *mut libc::c_void,
        isSPMDataLoss: *mut bool,
    ) -> HSAKMT_STATUS;
    pub fn hsaKmtSVMSetAttr(
        start_addr: *mut libc::c_void,
        size: HSAuint64,
        nattr: libc::c_uint,
        attrs: *mut HSA_SVM_ATTRIBUTE,
    ) -> HSAKMT_STATUS;
    pub fn hsaKmtSVMGetAttr(
        start_addr: *mut libc::c_void,
        size: HSAuint64,
        nattr: libc::c_uint,
        attrs: *mut HSA_SVM_ATTRIBUTE,
    ) -> HSAKMT_STATUS;
    pub fn hsaKmtSetXNACKMode(enable: HSAint32) -> HSAKMT_STATUS;
    pub fn hsaKmtGetXNACKMode(enable: *mut HSAint32) -> HSAKMT_STATUS;
    pub fn hsaKmtOpenSMI(NodeId: HSAuint32, fd: *mut libc::c_int) -> HSAKMT_STATUS;
    pub fn hsaKmtReplaceAsanHeaderPage(addr: *mut libc::c_void) -> HSAKMT_STATUS;
    pub fn hsaKmtReturnAsanHeaderPage(addr: *mut libc::c_void) -> HSAKMT_STATUS;
    pub fn hsaKmtPcSamplingSupport() -> HSAKMT_STATUS;
    pub fn hsaKmtPcSamplingQueryCapabilities(
        NodeId: HSAuint32,
        sample_info: *mut libc::c_void,
        sample_info_sz: HSAuint32,
        sz_needed: *mut HSAuint32,
    ) -> HSAKMT_STATUS;
    pub fn hsaKmtPcSamplingCreate(
        node_id: HSAuint32,
        sample_info: *mut HsaPcSamplingInfo,
        traceId: *mut HsaPcSamplingTraceId,
    ) -> HSAKMT_STATUS;
    pub fn hsaKmtPcSamplingDestroy(NodeId: HSAuint32, traceId: HsaPcSamplingTraceId) -> HSAKMT_STATUS;
    pub fn hsaKmtPcSamplingStart(NodeId: HSAuint32, traceId: HsaPcSamplingTraceId) -> HSAKMT_STATUS;
    pub fn hsaKmtPcSamplingStop(NodeId: HSAuint32, traceId: HsaPcSamplingTraceId) -> HSAKMT_STATUS;
    pub fn hsaKmtGetKernelDebugTrapVersionInfo(Major: *mut HSAuint32, Minor: *mut HSAuint32) -> HSAKMT_STATUS;
}
